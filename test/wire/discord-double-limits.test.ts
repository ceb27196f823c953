import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { Clock } from '../doubles/discord/clock.ts';
import { type DiscordDouble, startDiscordDouble } from '../doubles/discord/index.ts';
import { RateLimits } from '../doubles/discord/rate-limits.ts';

// What the double answers whoever does not keep to Discord's limits, without discord.js in between.

let double: DiscordDouble;
const limited = z.object({ message: z.string(), retry_after: z.number(), global: z.boolean() });

beforeEach(async () => {
  double = await startDiscordDouble();
  double.limits.enforce();
});

afterEach(() => double.stop());

function ask(path: string, { method = 'GET', token = double.token, body }: Asking = {}): Promise<Response> {
  return fetch(`${double.url}/v10${path}`, {
    method,
    headers: { Authorization: `Bot ${token}`, 'Content-Type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}

interface Asking {
  readonly method?: string;
  readonly token?: string;
  readonly body?: unknown;
}

/** Time that does not pass by itself. */
class StillClock extends Clock {
  time = 1_000_000;

  override now(): number {
    return this.time;
  }
}

test('fifty requests in any second, wherever it begins; answers to interactions do not count', () => {
  const clock = new StillClock();
  const limits = new RateLimits(clock);
  limits.enforce();
  const asked = (times: number) => Array.from({ length: times }, () => limits.spendAny(false));
  expect(asked(40).filter(Boolean)).toEqual([]);
  clock.time += 700;
  expect(asked(10).filter(Boolean)).toEqual([]);
  expect(asked(1)).toEqual([{ kind: 'everything', waitMs: 300 }]);
  expect(limits.spendAny(true)).toBeNull();
  clock.time += 300;
  expect(asked(40).filter(Boolean)).toEqual([]);
  expect(asked(1)).toEqual([{ kind: 'everything', waitMs: 700 }]);
  expect([...limits.refused]).toEqual([['everything', 2]]);
  expect(limits.perSecond('everything')).toBe(50);
});

test('whoever asks for more is told so in the words of Discord', async () => {
  const all = await Promise.all(Array.from({ length: 400 }, () => ask('/users/@me')));
  const refused = all.find(({ status }) => status === 429);
  expect(refused?.headers.get('x-ratelimit-global')).toBe('true');
  expect(refused?.headers.get('x-ratelimit-scope')).toBe('global');
  expect(limited.parse(await refused?.json())).toMatchObject({ global: true });
});

test('five posts in five seconds per channel, which the headers tell beforehand', async () => {
  const { id } = double.channel('events');
  const send = (channel = id) =>
    ask(`/channels/${channel}/messages`, { method: 'POST', body: { content: 'x' } });
  for (const left of ['4', '3', '2', '1', '0']) {
    expect((await send()).headers.get('x-ratelimit-remaining')).toBe(left);
  }
  const answer = await send();
  expect(answer.status).toBe(429);
  expect(answer.headers.get('x-ratelimit-scope')).toBe('user');
  expect((await send(double.channel('general').id)).status).toBe(200);
  expect([...double.limits.refused]).toEqual([['POST /channels/:channel/messages', 1]]);
});

test('too many refusals in ten minutes shut the bot out of everything for a while', async () => {
  double.limits.enforce({ mostRefusals: 20 });
  for (let n = 0; n < 20; n += 1) {
    expect((await ask('/users/@me', { token: 'wrong' })).status).toBe(401);
    double.clock.advance(2_000);
  }
  const answer = await ask('/users/@me');
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(500);
  double.clock.advance(600_000);
  expect((await ask('/users/@me')).status).toBe(200);
});

test('what is limited for all bots together is held against nobody', async () => {
  double.limits.enforce({ mostRefusals: 3 });
  double.limits.set('GET /users/@me', { limit: 0, windowMs: 60_000, scope: 'shared' });
  for (let n = 0; n < 6; n += 1) {
    const answer = await ask('/users/@me');
    expect([answer.status, answer.headers.get('x-ratelimit-scope')]).toEqual([429, 'shared']);
  }
  expect((await ask('/applications/@me')).status).toBe(200);
});
