import { afterEach, beforeEach, expect, test } from 'vitest';
import type { MessageRef, Place } from '../../src/chat/place.ts';
import { reactions } from '../../src/chat/reaction.ts';
import { failure } from '../contracts/bench.ts';
import { post, text } from '../contracts/messages.ts';
import { there } from '../contracts/stand-in.ts';
import { type AdapterBench, startAdapter } from '../doubles/discord/adapter-bench.ts';

// The adapter and the real discord.js at a Discord that enforces its limits.

const names = Array.from({ length: 20 }, (_, n) => `channel-${n}`);
let bench: AdapterBench;

beforeEach(async () => {
  bench = await startAdapter({ guilds: [{ channels: [...names, 'events'] }] });
  await bench.registerAsk();
  bench.double.limits.enforce();
});

afterEach(async () => {
  expect(bench.double.violations).toEqual([]);
  await bench.stop();
});

function place(name: string): Place {
  const { double, platform } = bench;
  return { platform: platform.name, group: there(double.guilds[0]).id, channel: double.channel(name).id };
}

/** What each route was refused with 429. */
const refused = () => Object.fromEntries(bench.double.limits.refused);

test('many channels and many people at once cause no 429, nearly all that is permitted is used, and no answer waits', async () => {
  const { double, platform } = bench;
  const people = Array.from({ length: 40 }, (_, n) => double.person({ name: `person-${n}` }));
  const before = double.requests.length;
  const posts = names.flatMap((name) =>
    [1, 2, 3].map((n) => platform.send(place(name), post(`Reminder ${n}`, `${name}-${n}`), `${name}-${n}`)),
  );
  const directs = people.map(async ({ id }) =>
    platform.send(await platform.direct(`discord:${id}`), text('In an hour'), `to-${id}`),
  );
  await double.waitFor(() => double.requests.length > before + 30);
  const asked = double.slash(there(people[0]), 'events', 'ask');
  const [{ responder } = { responder: null }] = await bench.hears('command', 1);
  await there(responder).defer('private');
  await there(responder).answer('private', text('Here you are'));
  await asked.answered();
  const whenAnswered = double.requests.length;
  const refs = await Promise.all(posts);
  await Promise.all(directs);
  expect(refused()).toEqual({});
  const made = double.requests.slice(before);
  expect(made).toHaveLength(posts.length + 2 * directs.length + 2);
  expect(whenAnswered).toBeLessThan(before + made.length - 50);
  const seconds = (there(made.at(-1)).at - there(made[0]).at) / 1_000;
  // Whatever else this machine has to do: not one by one, and not by a guess far below the limit.
  expect(made.length / seconds).toBeGreaterThan(double.limits.perSecond('everything') / 2);
  await seeded(refs.slice(0, 4));
  expect(refused()).toEqual({});
});

async function seeded(refs: readonly MessageRef[]): Promise<void> {
  await Promise.all(refs.map((ref) => bench.platform.addReactions(ref, reactions)));
}

test('the first moments, in which no bucket is known by its name, cause no 429 either', async () => {
  const { double, platform } = bench;
  const sends = Array.from({ length: 7 }, (_, n) => platform.send(place('events'), text(`${n}`), `key-${n}`));
  const first = await there(sends[0]);
  await seeded([first]);
  await Promise.all([1, 2, 3].map((n) => platform.edit(first, text(`Changed ${n}`))));
  await Promise.all(sends);
  expect(refused()).toEqual({});
  expect(double.snapshot('events').map((seen) => seen.text)).toEqual([
    expect.stringContaining('Changed'),
    ...['1', '2', '3', '4', '5', '6'],
  ]);
});

test('when Discord asks all of the bot to wait for long, nobody asks it for anything, and all is handed back', async () => {
  const { double, platform } = bench;
  const body = { message: 'You are being rate limited.', retry_after: 12, global: true };
  double.failNext('POST', '/channels/:id/messages', { status: 429, body });
  const sends = ['events', ...names].map((name) => () => platform.send(place(name), text('Hello'), name));
  for (const send of sends) {
    const error = await failure(send());
    expect(error).toMatchObject({ code: 'rate-limited', mayHaveHappened: false });
    expect(error.retry === 'never' ? 0 : error.retry.afterMs).toBeGreaterThan(11_000);
  }
  expect(double.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  // But answers do not count.
  double.slash(double.person({ name: 'ana' }), 'events', 'ask');
  const [{ responder } = { responder: null }] = await bench.hears('command', 1);
  await there(responder).answer('private', text('Here you are'));
});

test('whoever would wait for long is told when to come back, and nothing is sent', async () => {
  const { double, platform } = bench;
  double.limits.set('POST /channels/:channel/messages', { limit: 1, windowMs: 30_000 });
  await platform.send(place('events'), text('Now'), 'k1');
  const error = await failure(platform.send(place('events'), text('Later'), 'k2'));
  expect(error).toMatchObject({ code: 'rate-limited', mayHaveHappened: false });
  expect(error.retry === 'never' ? 0 : error.retry.afterMs).toBeGreaterThan(25_000);
  await platform.send(place('channel-1'), text('Elsewhere'), 'k3');
  expect(refused()).toEqual({});
});

test('an old post that was edited too often is put off, for as long as Discord asks; a young one is not', async () => {
  const { double, platform } = bench;
  const old = await platform.send(place('events'), text('Old'), 'k1');
  const young = await platform.send(place('events'), text('Young'), 'k2');
  double.ageMessage(there(double.snapshot('events')[0]).message, 7_200_000);
  double.limits.oldEdits.limit = 1;
  double.limits.oldEdits.windowMs = 20_000;
  await platform.edit(old, text('Old, once'));
  for (const shortest of [19_000, 18_000]) {
    const { code, retry } = await failure(platform.edit(old, text('Old, twice')));
    expect(code).toBe('edit-limited');
    expect(retry === 'never' ? 0 : retry.afterMs).toBeGreaterThan(shortest);
  }
  await platform.edit(young, text('Young, changed'));
  // The second time Discord was not even asked.
  expect(refused()).toEqual({ 'old edits': 1 });
  expect(double.snapshot('events').map((seen) => seen.text)).toEqual(['Old, once', 'Young, changed']);
});
