import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exitCodes } from '../../src/startup-error.ts';
import { type DiscordDouble, startDiscordDouble } from '../doubles/discord/index.ts';
import { settings } from './bot-on-discord.ts';
import { expectClear, failedStart } from './failed-start.ts';

const run = fileURLToPath(new URL('../../src/run.js', import.meta.url));

let discord: DiscordDouble;

beforeEach(async () => {
  discord = await startDiscordDouble();
});

afterEach(() => discord.stop());

test('a token that Discord refuses', async () => {
  const failed = await failedStart(settings(discord, { DISCORD_TOKEN: 'wrong.token.here' }));
  expectClear(failed, { code: exitCodes.noPermission, names: 'DISCORD_TOKEN' });
  expect(failed.told).not.toContain('wrong.token.here');
});

test('a Discord that cannot be reached', async () => {
  const failed = await failedStart(settings(discord, { DISCORD_API_URL: 'http://127.0.0.1:1/api' }));
  expectClear(failed, { code: exitCodes.unavailable, names: 'DISCORD_API_URL' });
});

test('a gateway that turns the bot away', async () => {
  discord.gateway.refusing = true;
  const failed = await failedStart(settings(discord));
  expectClear(failed, { code: exitCodes.unavailable, names: 'Discord' });
});

test('an address under which something else than Discord answers', async () => {
  const faults = [
    { status: 200, body: 'welcome to my home page' },
    { status: 200, body: null },
    { status: 404, body: { hello: 'there' } },
    { status: 403 },
  ];
  for (const fault of faults) {
    discord.failNext('GET', '/gateway/bot', fault);
    const failed = await failedStart(settings(discord));
    expectClear(failed, { code: exitCodes.unavailable, names: 'DISCORD_API_URL' });
  }
});

test('a Discord that takes the login but not the commands', async () => {
  for (const fault of [{ status: 500, times: 4 }, { status: 403 }, 'cut'] as const) {
    discord.failNext('PUT', '/applications/:application/commands', fault);
    const failed = await failedStart(settings(discord));
    expectClear(failed, { code: exitCodes.unavailable, names: 'Discord' });
    discord.clearFaults();
  }
});

test('a port that another program has taken', async () => {
  const other: Server = createServer();
  other.listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const failed = await failedStart({ PORT: String(address.port) });
  other.close();
  expectClear(failed, { code: exitCodes.unavailable, names: `PORT ${address.port}` });
});

/** Programs named `node` on this machine that are older than the project needs. */
function oldNodes(): string[] {
  const found = spawnSync('which', ['-a', 'node'], { encoding: 'utf8' }).stdout.split('\n').filter(Boolean);
  return found.filter(
    (node) => Number(/^v(\d+)/.exec(execFileSync(node, ['-v'], { encoding: 'utf8' }))?.[1]) < 26,
  );
}

test('an old Node is told what to do in one sentence', () => {
  const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.9.0' } })`;
  const asOld = ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`, run];
  const runs = [
    spawnSync(process.execPath, asOld, { encoding: 'utf8' }),
    ...oldNodes().map((node) => spawnSync(node, [run], { encoding: 'utf8' })),
  ];
  for (const { status, stderr, stdout } of runs) {
    expect(stderr).toMatch(/^sanctuary-bot needs Node 26 and this is v\d+\.\S+ Run "npm ci" once.*\n$/);
    expect(stdout).toBe('');
    expect(status).toBe(exitCodes.config);
  }
});
