import { serve } from '@hono/node-server';
import { afterEach, describe, expect, test } from 'vitest';
import { type AdapterBench, says, startAdapter } from './slack-adapter-bench.ts';

let bench: AdapterBench;

afterEach(async () => {
  await bench.stop();
});

const hour = 3_600_000;
/** A `Date` tells whole seconds (ms). */
const grain = 1_000;

/** By how much (ms) the adapter is wrong about Slack's clock. */
function error(): number {
  return Math.abs(bench.platform.now() - bench.slack.clock.now());
}

/** An adapter that Slack's clock is an hour ahead of, from the beginning. */
async function behind(options: Parameters<typeof startAdapter>[0] = {}) {
  const started = await startAdapter({ ...options, apart: true });
  bench = started;
  started.slack.clock.advance(hour);
  await started.platform.connect(started.receive);
  return started;
}

describe('the clock of Slack', () => {
  test('is known once the bot has logged in', async () => {
    await behind();
    expect(error()).toBeLessThanOrEqual(grain);
  });

  test('is known to the first command, which bears no time of its own', async () => {
    const { slack } = await behind();
    const ada = slack.person({ name: 'ada' });
    bench.core = async (_, responder) => responder.answer('private', says('Here'));
    const record = slack.command(ada, 'events', 'help');
    await record.answered();
    const at = bench.heard('command')[0]?.at ?? 0;
    expect(Math.abs(at - record.createdAt)).toBeLessThanOrEqual(grain + 500);
  });

  test('is told by refusals, too', async () => {
    const { slack, platform } = await behind();
    slack.clock.advance(hour);
    slack.failNext('chat.update', { status: 503 });
    const ref = { platform: 'slack', channel: slack.channel('events').id, message: '1.000001' };
    await expect(platform.edit(ref, says('x'))).rejects.toMatchObject({ code: 'unreachable' });
    expect(error()).toBeLessThanOrEqual(grain);
  });

  test('is told where a socket is asked for', async () => {
    const { slack } = await behind();
    slack.clock.advance(hour);
    slack.cut();
    await slack.waitFor(() => bench.heard('connected').length === 2);
    expect(error()).toBeLessThanOrEqual(grain);
  });

  test('is told where an answer is posted to the address of an interaction', async () => {
    const { slack } = await behind();
    const ada = slack.person({ name: 'ada' });
    bench.core = async (_, responder) => {
      await responder.defer('private');
      slack.clock.advance(20 * 60_000);
      await responder.answer('private', says('Late'));
    };
    slack.command(ada, 'events', 'help');
    await slack.waitFor(() => slack.snapshot('events', ada).length === 1);
    await slack.waitFor(() => error() <= grain);
    const asked = slack.requests.filter(({ at }) => at > slack.clock.now() - 10 * 60_000);
    expect(asked.map(({ method }) => method)).toEqual(['response_url']);
  });
});

describe('something that Slack repeats tells nothing of its clock', () => {
  /** Late enough to mislead, not so late that it would be told by that alone. */
  const late = 4_000;

  function reacted() {
    const { slack } = bench;
    const event = {
      type: 'reaction_added',
      user: 'U0SOMEBODY',
      reaction: 'x',
      item: { type: 'message', channel: slack.channel('events').id, ts: '1.000001' },
      event_ts: ((slack.clock.now() - late) / 1000).toFixed(6),
    };
    return { type: 'event_callback', team_id: slack.team.id, event_id: 'Ev1', event };
  }

  test.each([
    [0, late],
    [1, 0],
    [3, 0],
  ])('by a socket: attempt %i puts it back by %i', async (retry_attempt, back) => {
    const { slack } = await behind();
    const raw = { type: 'events_api', envelope_id: 'made-up', payload: reacted(), retry_attempt };
    slack.sendEnvelope(raw);
    await slack.waitFor(() => bench.heard('reaction').length === 1);
    expect(Math.abs(error() - back)).toBeLessThanOrEqual(grain);
  });

  test.each([
    [undefined, late],
    ['1', 0],
  ])('by a request: attempt %s puts it back by %i', async (attempt, back) => {
    const { slack, web } = await behind({ signed: true });
    if (!web) throw new Error('Nothing answers requests');
    const { promise: port, resolve } = Promise.withResolvers<number>();
    const server = serve({ fetch: web.fetch, port: 0, hostname: '127.0.0.1' }, (info) => resolve(info.port));
    const url = `http://127.0.0.1:${await port}/slack/events`;
    const headers = attempt === undefined ? {} : { 'X-Slack-Retry-Num': attempt };
    await slack.postSigned(url, reacted(), { headers });
    await slack.waitFor(() => bench.heard('reaction').length === 1);
    await new Promise((closed) => server.close(closed));
    expect(Math.abs(error() - back)).toBeLessThanOrEqual(grain);
  });
});
