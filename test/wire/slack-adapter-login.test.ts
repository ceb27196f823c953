import { afterEach, describe, expect, test } from 'vitest';
import { LoginError } from '../../src/platforms/slack/login.ts';
import { type AdapterBench, type BenchOptions, startAdapter } from './slack-adapter-bench.ts';

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
