import { afterEach, describe, expect, test } from 'vitest';
import { LoginError } from '../../src/platforms/slack/login.ts';
import type { SlackDouble } from '../doubles/slack/index.ts';
import { type AdapterBench, type BenchOptions, says, startAdapter } from './slack-adapter-bench.ts';

let bench: AdapterBench;

afterEach(async () => {
  await bench.stop();
});

/** What connecting ends with; null if it does not fail. */
async function refused(
  options: BenchOptions,
  trouble: (bench: AdapterBench) => void | Promise<void> = () => {},
): Promise<Pick<LoginError, 'code' | 'missing'> | null> {
  const started = await startAdapter({ ...options, apart: true });
  bench = started;
  await trouble(started);
  try {
    await started.platform.connect(started.receive);
    return null;
  } catch (error) {
    if (!(error instanceof LoginError)) throw error;
    return { code: error.code, missing: error.missing };
  }
}

describe('logging in', () => {
  test('succeeds with the right tokens', async () => {
    expect(await refused({})).toBe(null);
    expect(bench.heard('connected')).toHaveLength(1);
  });

  test('fails with a token that Slack does not know', async () => {
    expect(await refused({ settings: { botToken: 'xoxb-wrong' } })).toMatchObject({ code: 'wrong-token' });
  });

  test('fails with the token of a person', async () => {
    const body = JSON.stringify({ ok: true, team_id: 'T1', user_id: 'U1', user: 'ada' });
    const trouble = ({ slack }: AdapterBench): void => slack.failNext('auth.test', { status: 200, body });
    expect(await refused({}, trouble)).toMatchObject({ code: 'wrong-token' });
  });

  test('fails with an app-level token in the bot token’s place, and the other way round', async () => {
    expect(await refused({ settings: { botToken: 'xapp-1-A1-1-a' } })).toMatchObject({ code: 'wrong-token' });
    await bench.stop();
    expect(await refused({ settings: { way: { appToken: 'xoxb-wrong' } } })).toMatchObject({
      code: 'wrong-app-token',
    });
  });

  test('fails with an app-level token that may not open a socket', async () => {
    const trouble = ({ slack }: AdapterBench): void =>
      slack.failNext('apps.connections.open', { error: 'missing_scope' });
    expect(await refused({}, trouble)).toMatchObject({ code: 'wrong-app-token' });
  });

  test('fails for want of scopes without which the bot is none, and names them', async () => {
    const scopes = ['commands', 'chat:write', 'users:read', 'app_mentions:read', 'im:history'];
    expect(await refused({ scopes })).toEqual({
      code: 'missing-scope',
      missing: ['reactions:read', 'reactions:write'],
    });
  });

  test('succeeds without the scopes that a group may withhold', async () => {
    const scopes = [
      'commands',
      'chat:write',
      'reactions:read',
      'reactions:write',
      'users:read',
      'app_mentions:read',
      'im:history',
    ];
    expect(await refused({ scopes })).toBe(null);
  });

  test('fails where Slack cannot be reached, at the first step or the second', async () => {
    expect(await refused({}, ({ slack }) => slack.stop())).toMatchObject({ code: 'unreachable' });
    expect(await refused({}, ({ slack }) => slack.failNext('auth.test', { status: 503 }))).toMatchObject({
      code: 'unreachable',
    });
    await bench.stop();
    expect(await refused({}, ({ slack }) => slack.refuseConnections(true))).toMatchObject({
      code: 'unreachable',
    });
    await bench.stop();
    expect(await refused({}, ({ slack }) => slack.failNext('apps.connections.open', 'cut'))).toMatchObject({
      code: 'unreachable',
    });
  });
});

describe('connecting again after it failed', () => {
  type Trouble = readonly [string, (slack: SlackDouble) => void];
  const troubles: readonly Trouble[] = [
    ['Slack answers nothing', (slack) => slack.failNext('auth.test', 'cut')],
    ['no socket may be asked for', (slack) => slack.failNext('apps.connections.open', { status: 503 })],
    ['sockets are turned away', (slack) => slack.refuseConnections(true)],
  ];

  test.each(troubles)('%s: hears everything once, and leaves nothing behind', async (_, refuse) => {
    const listening = process.listenerCount('uncaughtException');
    const started = await startAdapter({ apart: true });
    bench = started;
    const { slack, platform, receive } = started;
    const timers = count('Timeout');
    const ref = { platform: 'slack', channel: slack.channel('events').id, message: '1.000001' };
    for (let times = 0; times < 3; times += 1) {
      refuse(slack);
      await expect(platform.connect(receive)).rejects.toMatchObject({ code: 'unreachable' });
      expect(count('Timeout')).toBeLessThanOrEqual(timers);
      await expect(platform.readReactions(ref)).rejects.toThrow('not connected');
      slack.refuseConnections(false);
    }
    expect(slack.connected).toBe(false);
    await platform.connect(receive);
    expect(process.listenerCount('uncaughtException')).toBe(listening + 1);
    bench.core = async (_inbound, responder) => responder.answer('private', says('Here'));
    const ada = slack.person({ name: 'ada' });
    expect((await slack.command(ada, 'events', 'help').answered()).text).toBe('Here');
    await slack.mention(ada, 'events', 'hello').acknowledged();
    await slack.waitFor(() => bench.heard('question').length > 0);
    expect([bench.heard('command').length, bench.heard('question').length]).toEqual([1, 1]);
    expect([bench.heard('connected').length, bench.heard('disconnected').length]).toEqual([1, 0]);
    await platform.disconnect();
    expect(process.listenerCount('uncaughtException')).toBe(listening);
    expect(slack.violations).toEqual([]);
  });

  test('goes no further where somebody had it disconnect meanwhile', async () => {
    const started = await startAdapter({ apart: true });
    bench = started;
    const { slack, platform, receive } = started;
    const connecting = platform.connect(receive);
    await platform.disconnect();
    await expect(connecting).rejects.toMatchObject({ code: 'unreachable' });
    expect(slack.requests.map(({ method }) => method)).toEqual(['auth.test']);
  });
});

/** How many things of a kind keep the process alive. */
function count(kind: string): number {
  return process.getActiveResourcesInfo().filter((each) => each === kind).length;
}
