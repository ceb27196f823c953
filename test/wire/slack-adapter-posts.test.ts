import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Place } from '../../src/chat/place.ts';
import { PlatformError } from '../../src/chat/platform-error.ts';
import type { Person } from '../doubles/slack/index.ts';
import { type AdapterBench, says, saysMuch, startAdapter } from './slack-adapter-bench.ts';

let bench: AdapterBench;
let ada: Person;

beforeEach(async () => {
  bench = await startAdapter();
  ada = bench.slack.person({ name: 'ada' });
});

afterEach(async () => {
  await bench.stop();
  expect(bench.slack.violations).toEqual([]);
});

function place(channel = 'events'): Place {
  const { slack } = bench;
  return { platform: 'slack', group: slack.team.id, channel: slack.channel(channel).id };
}

async function failure(
  work: Promise<unknown>,
): Promise<Pick<PlatformError, 'code' | 'retry' | 'mayHaveHappened' | 'details'>> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof PlatformError)) throw new Error(`No PlatformError: ${String(error)}`);
  const { code, retry, mayHaveHappened, details } = error;
  return { code, retry, mayHaveHappened, details };
}

const post = says('Vigil on Friday', 'rsvp');

describe('a post', () => {
  test('is sent as one message that bears its key, and edited as a whole', async () => {
    const { slack, platform } = bench;
    const ref = await platform.send(place(), post, 'key-1');
    expect(ref).toEqual({
      platform: 'slack',
      channel: place().channel,
      message: slack.snapshot('events')[0]?.ts,
    });
    expect(slack.snapshot('events')[0]).toMatchObject({
      text: 'Vigil on Friday',
      metadata: { event_type: 'sanctuary_bot', event_payload: { key: 'key-1' } },
    });
    await platform.edit(ref, says('Vigil on Saturday', 'rsvp'));
    expect(slack.snapshot('events').map(({ text }) => text)).toEqual(['Vigil on Saturday']);
    expect(platform.fitsOneMessage(post)).toBe(true);
    expect(platform.fitsOneMessage(saysMuch())).toBe(false);
  });

  test('that is too long for one message is sent in order; the last bears the key', async () => {
    const { slack, platform } = bench;
    const ref = await platform.send(place(), saysMuch(), 'key-1');
    const seen = slack.snapshot('events');
    expect(seen.map(({ text }) => [text.startsWith('first'), text.endsWith('last')])).toEqual([
      [true, false],
      [false, true],
    ]);
    expect(seen.map(({ metadata }) => metadata?.event_payload ?? null)).toEqual([null, { key: 'key-1' }]);
    expect(ref.message).toBe(seen[1]?.ts);
  });

  test('is taken away for everybody, once', async () => {
    const { slack, platform } = bench;
    const ref = await platform.send(place(), post, 'key-1');
    await platform.send(place(), says('Another'), 'key-2');
    await platform.remove(ref);
    await platform.remove(ref);
    expect(slack.snapshot('events').map(({ text }) => text)).toEqual(['Another']);
    expect(slack.requests.filter(({ method }) => method === 'chat.delete')).toHaveLength(2);
  });

  test('that is gone already is no error, also where the bot may not read', async () => {
    const { slack, platform } = bench;
    const ref = await platform.send(place(), post, 'key-1');
    const [message] = slack.snapshot('events');
    if (message) slack.deleteMessage(message);
    slack.setScopes(['chat:write']);
    await platform.remove(ref);
    expect(slack.requests.filter(({ method }) => method === 'chat.delete')).toHaveLength(1);
  });

  test('is not taken for gone where the bot was removed, or Slack does not say', async () => {
    const { slack, platform } = bench;
    const ref = await platform.send(place(), post, 'key-1');
    slack.failNext('chat.delete', { error: 'internal_error' });
    expect(await failure(platform.remove(ref))).toMatchObject({ code: 'unreachable' });
    slack.failNext('chat.delete', { error: 'message_not_found' });
    slack.failNext('conversations.history', { ratelimited: 1 });
    expect(await failure(platform.remove(ref))).toMatchObject({ code: 'rate-limited' });
    slack.removeBot('events');
    const expected = { code: 'not-in-channel', details: [`/invite @${slack.bot.name}`] };
    expect(await failure(platform.remove(ref))).toMatchObject(expected);
    slack.failNext('chat.delete', { error: 'message_not_found' });
    expect(await failure(platform.remove(ref))).toMatchObject(expected);
    expect(slack.snapshot('events').map(({ text }) => text)).toEqual(['Vigil on Friday']);
  });

  test('has the reactions of the bot, those already there as well', async () => {
    const { slack, platform } = bench;
    const ref = await platform.send(place(), post, 'key-1');
    await platform.addReactions(ref, ['check']);
    await platform.addReactions(ref, ['check', 'thinking', 'cross']);
    expect(slack.snapshot('events')[0]?.reactions).toEqual({ white_check_mark: 1, thinking_face: 1, x: 1 });
  });

  test('tells who reacted, and where the bot itself did', async () => {
    const { slack, platform } = bench;
    const eve = slack.person({ name: 'eve' });
    const ref = await platform.send(place(), post, 'key-1');
    await platform.addReactions(ref, ['check', 'cross']);
    const [message] = slack.snapshot('events');
    if (!message) throw new Error('Nothing was posted');
    slack.react(ada, message, 'white_check_mark');
    slack.react(eve, message, 'white_check_mark');
    slack.react(eve, message, 'thinking_face');
    slack.react(eve, message, 'eyes');
    const account = ({ id }: Person) => `slack:${slack.team.id}:${id}`;
    expect(await platform.readReactions(ref)).toEqual({
      people: {
        check: new Set([account(ada), account(eve)]),
        thinking: new Set([account(eve)]),
        cross: new Set(),
      },
      own: new Set(['check', 'cross']),
    });
  });
});

test('a part of those who reacted is not taken for all of them', async () => {
  const { slack, platform } = bench;
  const ref = await platform.send(place(), post, 'key-1');
  const answer = { ok: true, message: { reactions: [{ name: 'x', users: [ada.id], count: 2 }] } };
  slack.failNext('reactions.get', { status: 200, body: JSON.stringify(answer) });
  expect(await failure(platform.readReactions(ref))).toMatchObject({
    code: 'unreachable',
    mayHaveHappened: false,
  });
});

describe('a send that nobody saw finish', () => {
  test('is found again by its key', async () => {
    const { slack, platform } = bench;
    const since = Date.now();
    for (let times = 0; times < 40; times += 1) slack.say(ada, 'events', `talk ${times}`);
    slack.failNext('chat.postMessage', 'cut-after-effect');
    expect(await failure(platform.send(place(), post, 'key-1'))).toMatchObject({
      code: 'unreachable',
      mayHaveHappened: true,
    });
    for (let times = 0; times < 40; times += 1) slack.say(ada, 'events', `talk ${times}`);
    const message = slack.snapshot('events').find(({ text }) => text === 'Vigil on Friday')?.ts;
    expect(await platform.findSent(place(), 'key-1', since)).toEqual({
      state: 'sent',
      ref: { platform: 'slack', channel: place().channel, message },
    });
    expect(await platform.findSent(place(), 'key-2', since)).toEqual({ state: 'not-sent' });
  });

  test('is found by its buttons where an answer in place took the metadata away', async () => {
    const { slack, platform } = bench;
    const ref = await platform.send(place(), says('Vigil', 'rsvp'), 'key-1');
    bench.core = async (_, responder) => responder.update(says('Vigil: 1 going', 'rsvp'));
    await slack.press(ada, slack.snapshot('events')[0], 'rsvp').answered();
    expect(await platform.findSent(place(), 'e1', ref.message === '' ? 0 : Date.now())).toEqual({
      state: 'sent',
      ref,
    });
  });

  test('is not found in what somebody else wrote, or before its time', async () => {
    const { slack, platform } = bench;
    const metadata = { event_type: 'sanctuary_bot', event_payload: { key: 'key-1' } };
    const messages = [
      { type: 'message', ts: '1700000000.000100', user: ada.id, bot_id: 'B0OTHER', metadata },
    ];
    slack.failNext('conversations.history', { status: 200, body: JSON.stringify({ ok: true, messages }) });
    expect(await platform.findSent(place(), 'key-1', 0)).toEqual({ state: 'not-sent' });
    const ref = await platform.send(place(), post, 'key-1');
    expect(await platform.findSent(place('general'), 'key-1', Date.now())).toEqual({ state: 'not-sent' });
    const later = Number(ref.message) * 1000 + 130_000;
    expect(await platform.findSent(place(), 'key-1', later)).toEqual({ state: 'not-sent' });
  });

  test('cannot be told where the bot may not read, or there is too much to read', async () => {
    const { slack, platform } = bench;
    slack.removeBot('events');
    expect(await platform.findSent(place(), 'key-1', Date.now())).toEqual({ state: 'unknowable' });
    slack.inviteBot('events');
    slack.failNext('conversations.history', { error: 'missing_scope' });
    expect(await platform.findSent(place(), 'key-1', Date.now())).toEqual({ state: 'unknowable' });
    for (let times = 0; times < 200; times += 1) slack.say(ada, 'events', `talk ${times}`);
    expect(await platform.findSent(place(), 'key-1', Date.now())).toEqual({ state: 'unknowable' });
    slack.failNext('conversations.history', { ratelimited: 7 });
    expect(await failure(platform.findSent(place(), 'key-1', Date.now()))).toMatchObject({
      code: 'rate-limited',
      retry: { afterMs: 7000 },
    });
  });
});

describe('whether all can see a channel', () => {
  test('is so of public ones alone, and is asked once for a while', async () => {
    const { slack, platform } = bench;
    const all = [place('events'), place('private-plans'), place('events')];
    expect(await Promise.all(all.map((each) => platform.isOpenToAll(each)))).toEqual([true, false, true]);
    expect(await platform.isOpenToAll(place('events'))).toBe(true);
    expect(slack.requests.filter(({ method }) => method === 'conversations.info')).toHaveLength(2);
    slack.dm(ada, 'hello');
    await slack.waitFor(() => bench.heard('question').length === 1);
    const direct = bench.heard('question')[0]?.place;
    expect(direct && (await platform.isOpenToAll(direct))).toBe(false);
  });

  test('is taken for no where it cannot be known', async () => {
    const { slack, platform } = bench;
    slack.failNext('conversations.info', { error: 'channel_not_found' });
    expect(await platform.isOpenToAll(place('events'))).toBe(false);
    slack.failNext('conversations.info', { ratelimited: 1 });
    expect(await platform.isOpenToAll(place('general'))).toBe(false);
    // Not earlier than Slack has asked to wait.
    await vi.waitFor(async () => expect(await platform.isOpenToAll(place('general'))).toBe(true), 5_000);
    slack.setScopes(['chat:write']);
    expect(await platform.isOpenToAll(place('private-plans'))).toBe(false);
  });
});
