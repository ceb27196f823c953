import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Place } from '../../src/chat/place.ts';
import { failure } from '../contracts/bench.ts';
import { post, text } from '../contracts/messages.ts';
import { there } from '../contracts/stand-in.ts';
import { fasterLimits } from '../doubles/slack/faster-limits.ts';
import { type AdapterBench, startAdapter } from './slack-adapter-bench.ts';

// The adapter and the real Bolt at a Slack that enforces its limits, where a minute has six seconds.

const timesFaster = 10;
const names = ['one', 'two', 'three', 'four'];
let bench: AdapterBench;

beforeEach(async () => {
  bench = await startAdapter({ channels: names, settings: { limits: fasterLimits(timesFaster) } });
  bench.slack.limits.enforce({ timesFaster });
});

afterEach(async () => {
  expect(bench.slack.violations).toEqual([]);
  await bench.stop();
});

function place(name: string): Place {
  return { platform: 'slack', group: bench.slack.team.id, channel: bench.slack.channel(name).id };
}

const refused = () => Object.fromEntries(bench.slack.limits.refused);
const timesOf = (method: string) =>
  bench.slack.requests.filter((each) => each.method === method).map(({ at }) => at);

/** How many a second, from the first to the last. */
function perSecond(times: readonly number[]): number {
  return ((times.length - 1) * 1_000) / (there(times.at(-1)) - there(times[0]));
}

test('many posts in some channels cause no 429, and use what is permitted', async () => {
  const { slack, platform } = bench;
  await Promise.all(
    names.flatMap((name) =>
      Array.from({ length: 20 }, (_, n) => platform.send(place(name), text(`${n}`), `${name}-${n}`)),
    ),
  );
  expect(refused()).toEqual({});
  expect(perSecond(timesOf('chat.postMessage'))).toBeGreaterThan((4 * slack.limits.perSecond('post')) / 2);
  for (const name of names) {
    const inOrder = Array.from({ length: 20 }, (_, n) => String(n));
    expect(slack.snapshot(name).map((seen) => seen.text)).toEqual(inOrder);
  }
});

test('messages to many people go out as fast as their channels may be opened, and no answer waits for them', async () => {
  const { slack, platform } = bench;
  const people = Array.from({ length: 60 }, (_, n) => slack.person({ name: `person-${n}` }));
  const ana = slack.person({ name: 'ana' });
  const ref = await platform.send(place('one'), post('A rally', 'k1'), 'k1');
  const all = people.map(async ({ id }) =>
    platform.send(await platform.direct(`slack:${slack.team.id}:${id}`), text('In an hour'), `to-${id}`),
  );
  await slack.waitFor(() => timesOf('conversations.open').length > 20);
  bench.core = (_, responder) => responder.update(post('A rally, 1 going', 'k1'));
  await slack
    .press(ana, there(slack.snapshot('one').find(({ ts }) => ts === ref.message)), 'Going')
    .answered();
  expect(timesOf('conversations.open').length).toBeLessThan(40);
  await Promise.all(all);
  expect(refused()).toEqual({});
  for (const person of people) expect(slack.snapshot({ dm: person })).toHaveLength(1);
  expect(perSecond(timesOf('conversations.open'))).toBeGreaterThan(
    slack.limits.perSecond('conversations.open') / 2,
  );
});

test('when Slack asks to wait with a method, nobody calls it earlier, in whichever channel', async () => {
  const { slack, platform } = bench;
  slack.failNext('chat.postMessage', { ratelimited: 1 });
  const error = await failure(platform.send(place('one'), text('First'), 'k1'));
  expect(error).toMatchObject({ code: 'rate-limited', retry: { afterMs: 1_000 }, mayHaveHappened: false });
  await Promise.all(names.map((name) => platform.send(place(name), text('Next'), name)));
  const [limited, ...later] = timesOf('chat.postMessage');
  expect(later).toHaveLength(names.length);
  for (const at of later) expect(at - there(limited)).toBeGreaterThanOrEqual(1_000);
});

test('a longer wait is handed back at once, and nothing is asked meanwhile', async () => {
  const { slack, platform } = bench;
  slack.failNext('chat.postMessage', { ratelimited: 30 });
  await failure(platform.send(place('one'), text('First'), 'k1'));
  for (const name of names) {
    const error = await failure(platform.send(place(name), text('Next'), name));
    expect(error).toMatchObject({ code: 'rate-limited', mayHaveHappened: false });
    expect(error.retry === 'never' ? 0 : error.retry.afterMs).toBeGreaterThan(29_000);
  }
  expect(timesOf('chat.postMessage')).toHaveLength(1);
});

test('who waits when the platform is left does not wait on', async () => {
  const { platform } = bench;
  const all = Array.from({ length: 40 }, (_, n) => platform.send(place('one'), text(`${n}`), `key-${n}`));
  const became = Promise.allSettled(all);
  await bench.slack.waitFor(() => timesOf('chat.postMessage').length > 3);
  await platform.disconnect();
  const gone = (await became).filter(({ status }) => status === 'rejected');
  expect(gone.length).toBeGreaterThan(20);
  for (const each of gone) expect(each).toMatchObject({ reason: { code: 'unreachable' } });
});
