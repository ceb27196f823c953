import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '../doubles/slack/index.ts';
import { type AdapterBench, says, startAdapter } from './slack-adapter-bench.ts';

let bench: AdapterBench;
let ada: Person;

beforeEach(async () => {
  bench = await startAdapter();
  ada = bench.slack.person({ name: 'ada' });
  bench.core = async (_, responder) => responder.answer('private', says('Here'));
});

afterEach(async () => {
  await bench.stop();
});

const codes = (): readonly string[] => bench.logged.map(([code]) => code);

/** The bot is heard and answers again. */
async function answers(): Promise<void> {
  const { ephemeral } = await bench.slack.command(ada, 'events', 'help').answered();
  expect(ephemeral.map(({ text }) => text)).toEqual(['Here']);
}

async function connected(times: number): Promise<void> {
  await bench.slack.waitFor(() => bench.heard('connected').length === times);
}

describe('the socket', () => {
  test('is told once it is open, and nothing more when the bot leaves', async () => {
    const { slack, platform } = bench;
    expect(bench.heard('connected')).toEqual([{ kind: 'connected', platform: 'slack' }]);
    await platform.disconnect();
    await slack.waitUntilDisconnected();
    expect(bench.heard('disconnected')).toEqual([]);
    expect(bench.slack.violations).toEqual([]);
  });

  test('that was cut is told once and opened again', async () => {
    bench.slack.cut();
    await connected(2);
    expect(bench.heard('disconnected')).toEqual([{ kind: 'disconnected', platform: 'slack' }]);
    await answers();
    expect(bench.slack.violations).toEqual([]);
  });

  test.each(['warning', 'refresh_requested'] as const)(
    'of which Slack announces the end (%s) is replaced before it ends',
    async (reason) => {
      bench.slack.disconnect(reason);
      await connected(2);
      await answers();
      expect(bench.heard('disconnected')).toEqual([]);
      expect(codes()).toContain('slack-socket-leaving');
      expect(bench.slack.violations).toEqual([]);
    },
  );

  test('whose announced successor is late is told as lost', async () => {
    const { slack } = bench;
    slack.refuseConnections(true);
    slack.disconnect('refresh_requested');
    await slack.waitFor(() => bench.heard('disconnected').length === 1);
    slack.refuseConnections(false);
    await connected(2);
    await answers();
    expect(bench.heard('disconnected')).toHaveLength(1);
  });

  test('that Slack switched off is tried again, and says so in the log', async () => {
    const { slack } = bench;
    slack.refuseConnections(true);
    slack.disconnect('link_disabled');
    await slack.waitFor(() => bench.heard('disconnected').length === 1);
    expect(codes()).toContain('slack-socket-mode-off');
    slack.refuseConnections(false);
    await connected(2);
    await answers();
  });

  test('comes back after attempts that fail in every way', async () => {
    const { slack } = bench;
    slack.failNext('apps.connections.open', 'cut');
    slack.failNext('apps.connections.open', { status: 500 });
    slack.failNext('apps.connections.open', { ratelimited: 1 });
    slack.failNext('apps.connections.open', { error: 'internal_error' });
    slack.cut();
    await slack.waitFor(() => bench.heard('connected').length === 2, { withinMs: 60_000 });
    await answers();
    expect(bench.heard('disconnected')).toHaveLength(1);
    expect(bench.logged.filter(([code]) => code === 'slack-not-connected').map(([, facts]) => facts)).toEqual(
      [{ why: 'unreachable' }, { why: 'unreachable' }, { why: 'rate-limited' }, { why: 'internal_error' }],
    );
  });

  test('whose token is refused for good shuts the bot out', async () => {
    const { slack } = bench;
    slack.failNext('apps.connections.open', { error: 'token_revoked' }, 100);
    slack.cut();
    await slack.waitFor(() => codes().includes('shut-out'));
    expect(bench.logged).toContainEqual(['slack-not-connected', { why: 'token_revoked' }]);
  });

  test('is not opened again by a bot that has left, wherever it was in opening one', async () => {
    const { slack, platform } = bench;
    slack.failNext('apps.connections.open', 'hang');
    slack.cut();
    await slack.waitFor(
      () => slack.requests.filter(({ method }) => method === 'apps.connections.open').length >= 1,
    );
    await slack.waitFor(() => bench.heard('disconnected').length === 1);
    await platform.disconnect();
    expect(slack.connected).toBe(false);
    expect(bench.heard('connected')).toHaveLength(1);
  });

  test('that dies before the answer makes the core know that nobody saw it', async () => {
    const { slack } = bench;
    const failed = Promise.withResolvers<unknown>();
    bench.core = async (_, responder) => {
      slack.cut();
      await slack.waitUntilDisconnected();
      await slack.waitFor(() => bench.heard('disconnected').length === 1);
      await responder.answer('private', says('Nobody hears')).catch(failed.resolve);
    };
    slack.command(ada, 'events', 'help');
    expect(await failed.promise).toMatchObject({
      name: 'PlatformError',
      code: 'unreachable',
      mayHaveHappened: false,
    });
  });
});

describe('what cannot be read', () => {
  test('harms nobody: it is logged by a code, and the next thing is heard', async () => {
    const { slack } = bench;
    const malformed = [
      'no JSON',
      'null',
      '7',
      '"text"',
      [],
      {},
      { type: 5 },
      { type: 'events_api' },
      { type: 'slash_commands', payload: null },
      { type: 'interactive', payload: 'private words' },
    ];
    const unheardOf = [
      { envelope_id: 'a', type: 'events_api', payload: null },
      { envelope_id: 'b', type: 'events_api', payload: { event: null } },
      { envelope_id: 'c', type: 'events_api', payload: { type: 'app_rate_limited', team_id: 'T1' } },
      { envelope_id: 'd', type: 'slash_commands', payload: 'private words' },
      { envelope_id: 'e', type: 'something_new', payload: { a: 1 } },
    ];
    for (const raw of [...malformed, ...unheardOf]) slack.sendEnvelope(raw);
    await answers();
    expect(codes().filter((code) => code === 'slack-unknown-envelope')).toHaveLength(
      malformed.length + unheardOf.length,
    );
    expect(JSON.stringify(bench.logged)).not.toContain('private words');
    // What bore an id was acknowledged, or it would come again; the double did not send it itself.
    expect(slack.violations).toHaveLength(unheardOf.length);
    for (const { envelope_id } of unheardOf) expect(slack.violations.join()).toContain(`"${envelope_id}"`);
  });

  test('is acknowledged where Bolt or a handler cannot use it', async () => {
    const { slack } = bench;
    const payloads = [
      {},
      { type: 'block_actions', actions: [] },
      { type: 'block_actions', actions: [{ action_id: 5 }], user: { id: ada.id }, team: { id: 'T1' } },
      { type: 'block_actions', user: null, actions: [null] },
      {
        type: 'view_submission',
        user: { id: ada.id },
        view: { callback_id: 'x', private_metadata: 'private words' },
      },
      { type: 'view_submission', view: null },
      { type: 'view_closed', user: { id: ada.id }, view: { callback_id: 'x' } },
      { type: 'block_suggestion', user: { id: ada.id }, team: { id: 'T1' }, view: {} },
      { type: 'shortcut', callback_id: 'x', user: { id: ada.id } },
      { type: 'message_action', callback_id: 'x', user: { id: ada.id } },
      { command: '/sanctuary', text: 5, user_id: ada.id },
      { command: '/other', text: '', user_id: ada.id, team_id: 'T1' },
    ];
    payloads.forEach((payload, at) => {
      const type = 'command' in payload ? 'slash_commands' : 'interactive';
      slack.sendEnvelope({ envelope_id: `made-up-${at}`, type, payload });
    });
    await answers();
    await slack.waitFor(() => slack.violations.length === payloads.length);
    for (const [at] of payloads.entries()) expect(slack.violations.join()).toContain(`"made-up-${at}"`);
    expect(JSON.stringify(bench.logged)).not.toContain('private words');
  });
});

test('an event that comes twice is told twice with one id, so that the core can tell', async () => {
  const { slack } = bench;
  const record = slack.mention(ada, 'events', 'hello');
  await record.answered();
  slack.resend(record);
  await slack.waitFor(() => bench.heard('question').length === 2);
  const [first, second] = bench.heard('question');
  expect(second?.id).toBe(first?.id);
});
