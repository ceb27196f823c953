import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MessageRef, Place } from '../../src/chat/place.ts';
import { PlatformError } from '../../src/chat/platform-error.ts';
import type { Fault } from '../doubles/slack/index.ts';
import { type AdapterBench, says, startAdapter } from './slack-adapter-bench.ts';

let bench: AdapterBench;

beforeEach(async () => {
  bench = await startAdapter();
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

describe('what Slack refuses', () => {
  const soon = { afterMs: 2000 };
  const slower = { afterMs: 30_000 };
  test.each<[Fault, Partial<PlatformError>]>([
    [{ ratelimited: 3 }, { code: 'rate-limited', retry: { afterMs: 3000 }, mayHaveHappened: false }],
    [{ status: 429 }, { code: 'rate-limited', retry: slower, mayHaveHappened: false }],
    [{ error: 'ratelimited' }, { code: 'rate-limited', retry: slower, mayHaveHappened: false }],
    [{ error: 'is_archived' }, { code: 'not-found', retry: 'never', mayHaveHappened: false }],
    [{ error: 'restricted_action' }, { code: 'missing-permission', details: ['Posting permissions'] }],
    [{ error: 'msg_too_long' }, { code: 'rejected', retry: 'never', mayHaveHappened: false }],
    [{ error: 'internal_error' }, { code: 'unreachable', retry: soon, mayHaveHappened: true }],
    [{ error: 'fatal_error' }, { code: 'unreachable', retry: soon, mayHaveHappened: true }],
    [{ error: 'service_unavailable' }, { code: 'unreachable', retry: soon, mayHaveHappened: true }],
    [{ status: 503 }, { code: 'unreachable', retry: soon, mayHaveHappened: true }],
    [
      { status: 200, body: '<html>proxy</html>' },
      { code: 'unreachable', mayHaveHappened: true },
    ],
    [
      { status: 200, body: '{"ok":true}' },
      { code: 'unreachable', mayHaveHappened: true },
    ],
    [{ status: 403 }, { code: 'rejected', retry: 'never', mayHaveHappened: false }],
    ['cut', { code: 'unreachable', retry: soon, mayHaveHappened: true }],
  ])('%j', async (fault, meaning) => {
    bench.slack.failNext('chat.postMessage', fault);
    expect(await failure(bench.platform.send(place(), post, 'key-1'))).toMatchObject(meaning);
    expect(bench.logged.map(([code]) => code)).not.toContain('shut-out');
  });

  test('because the bot is not in the channel comes with what to type there', async () => {
    const { slack, platform } = bench;
    slack.removeBot('events');
    const expected = { code: 'not-in-channel', retry: 'never', details: [`/invite @${slack.bot.name}`] };
    expect(await failure(platform.send(place(), post, 'key-1'))).toMatchObject(expected);
    slack.removeBot('private-plans');
    expect(await failure(platform.send(place('private-plans'), post, 'key-1'))).toMatchObject(expected);
  });

  test('for want of a scope comes with its name', async () => {
    const { slack, platform } = bench;
    slack.setScopes(['chat:write']);
    const ref = await platform.send(place(), post, 'key-1');
    expect(await failure(platform.addReactions(ref, ['check']))).toMatchObject({
      code: 'missing-permission',
      retry: 'never',
      details: ['reactions:write'],
    });
  });

  test('for good shuts the bot out', async () => {
    const { slack, platform } = bench;
    slack.revokeToken();
    expect(await failure(platform.send(place(), post, 'key-1'))).toMatchObject({
      code: 'unreachable',
      retry: soon,
      mayHaveHappened: false,
    });
    expect(bench.logged.map(([code]) => code)).toContain('shut-out');
  });
});

test('what was never sent cannot have happened', async () => {
  const { slack, platform } = bench;
  const where = place();
  await slack.stop();
  // Of a connection that was open already nobody can say how far it came.
  await failure(platform.send(where, post, 'key-1'));
  expect(await failure(platform.send(where, post, 'key-1'))).toMatchObject({
    code: 'unreachable',
    mayHaveHappened: false,
  });
});

describe('a message that Slack does not find', () => {
  let ref: MessageRef;

  beforeEach(async () => {
    ref = await bench.platform.send(place('private-plans'), post, 'key-1');
  });

  test('is gone if the bot is in the channel', async () => {
    const { slack, platform } = bench;
    const [message] = slack.snapshot('private-plans');
    if (message) slack.deleteMessage(message);
    expect(await failure(platform.edit(ref, post))).toMatchObject({ code: 'not-found', retry: 'never' });
    expect(await failure(platform.readReactions(ref))).toMatchObject({ code: 'not-found', retry: 'never' });
  });

  test('may be there still if the bot was removed', async () => {
    const { slack, platform } = bench;
    slack.removeBot('private-plans');
    slack.failNext('chat.update', { error: 'message_not_found' });
    const expected = { code: 'not-in-channel', details: [`/invite @${slack.bot.name}`] };
    expect(await failure(platform.edit(ref, post))).toMatchObject(expected);
    slack.failNext('reactions.get', { error: 'message_not_found' });
    expect(await failure(platform.readReactions(ref))).toMatchObject(expected);
  });

  test('is not written off while Slack does not say', async () => {
    const { slack, platform } = bench;
    slack.failNext('chat.update', { error: 'message_not_found' });
    slack.failNext('conversations.history', { ratelimited: 5 });
    expect(await failure(platform.edit(ref, post))).toMatchObject({
      code: 'rate-limited',
      retry: { afterMs: 5000 },
    });
  });
});
