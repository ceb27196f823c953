import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type DiscordDouble, startDiscordDouble } from '../doubles/discord/index.ts';
import { type SlackDouble, startSlackDouble } from '../doubles/slack/index.ts';
import { newFolder } from '../scenarios/bot-process.ts';

const script = fileURLToPath(new URL('../../src/cli/setup.ts', import.meta.url));

let discord: DiscordDouble;
let slack: SlackDouble;
let cwd: string;

beforeAll(async () => {
  [discord, slack] = await Promise.all([startDiscordDouble(), startSlackDouble()]);
});

afterAll(() => Promise.all([discord.stop(), slack.stop()]));

beforeEach(() => {
  cwd = newFolder('setup');
});

afterEach(() => {
  discord.clearFaults();
});

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `npm run setup`'s own command as a program would: there is no terminal. */
async function run(args: readonly string[], env: Record<string, string> = {}, typed = ''): Promise<Ran> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args], {
    cwd,
    env: {
      PATH: process.env.PATH ?? '',
      DISCORD_API_URL: discord.url,
      SLACK_API_URL: slack.apiUrl,
      ...env,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  child.stdin.end(typed);
  await once(child, 'close');
  for (const token of [discord.token, slack.botToken, slack.appToken, slack.signingSecret])
    expect(out + err).not.toContain(token);
  return { code: child.exitCode, out, err };
}

/** A file in which somebody keeps a token. */
function held(name: string, token: string): string {
  const file = join(newFolder('token'), name);
  writeFileSync(file, `${token}\n`, { mode: 0o600 });
  return file;
}

function written(): Record<string, string | undefined> {
  return parseEnv(readFileSync(join(cwd, '.env'), 'utf8'));
}

test('tokens from files: checked, and written for this user alone', async () => {
  const { code, out } = await run([
    '--discord-token-file',
    held('discord', discord.token),
    '--slack-bot-token-file',
    held('bot', slack.botToken),
    '--slack-app-token-file',
    held('app', slack.appToken),
    '--data-dir',
    '/var/lib/sanctuary bot',
  ]);
  expect(code).toBe(0);
  expect(written()).toMatchObject({
    DISCORD_TOKEN: discord.token,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    DATA_DIR: '/var/lib/sanctuary bot',
  });
  expect(statSync(join(cwd, '.env')).mode & 0o777).toBe(0o600);
  expect(readdirSync(cwd)).toEqual(['.env']);
  expect(out).toContain(`client_id=${discord.applicationId}`);
  expect(out).toContain('npm run doctor');
  expect(readFileSync(join(cwd, '.env'), 'utf8')).toContain('# The token from the Bot page');
});

test('a token from standard input, and others from the environment', async () => {
  const { code } = await run(
    ['--discord-token-file', '-'],
    { SLACK_BOT_TOKEN: slack.botToken, SLACK_SIGNING_SECRET: slack.signingSecret },
    `${discord.token}\n`,
  );
  expect(code).toBe(0);
  expect(written()).toMatchObject({
    DISCORD_TOKEN: discord.token,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
  });
});

test('without a terminal and without a token it says which option is missing', async () => {
  const { code, err } = await run([]);
  expect(code).toBe(64);
  expect(err).toContain('--discord-token-file FILE');
  expect(existsSync(join(cwd, '.env'))).toBe(false);
});

test('half a Slack is refused, with the option for the other half', async () => {
  const bot = await run(['--slack-bot-token-file', held('bot', slack.botToken)]);
  expect(bot).toMatchObject({ code: 64, err: expect.stringContaining('--slack-app-token-file FILE') });
  const app = await run(['--slack-app-token-file', held('app', slack.appToken)]);
  expect(app).toMatchObject({ code: 64, err: expect.stringContaining('--slack-bot-token-file FILE') });
  const both = await run([], {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
  });
  expect(both).toMatchObject({ code: 64, err: expect.stringContaining('not both') });
  expect(existsSync(join(cwd, '.env'))).toBe(false);
});

test('a refused token, one that cannot be one, and a platform that is not there: nothing is written', async () => {
  const refused = await run([], { DISCORD_TOKEN: 'MTIz.wrong.token' });
  expect(refused).toMatchObject({ code: 77, err: expect.stringContaining('DISCORD_TOKEN is refused') });
  const malformed = await run(['--slack-bot-token-file', held('bot', slack.appToken)], {
    SLACK_APP_TOKEN: slack.appToken,
  });
  expect(malformed).toMatchObject({
    code: 78,
    err: expect.stringContaining('SLACK_BOT_TOKEN is not a bot token'),
  });
  const away = await run([], { DISCORD_TOKEN: discord.token, DISCORD_API_URL: 'http://127.0.0.1:1/api' });
  expect(away).toMatchObject({ code: 69, err: expect.stringContaining('--no-check') });
  const missing = await run(['--discord-token-file', '/no/such/file']);
  expect(missing).toMatchObject({ code: 78, err: expect.stringContaining('/no/such/file cannot be read') });
  expect(existsSync(join(cwd, '.env'))).toBe(false);
});

test('with --no-check nobody is asked', async () => {
  const before = discord.requests.length;
  const { code } = await run(['--no-check'], { DISCORD_TOKEN: 'MTIz.other.token' });
  expect(code).toBe(0);
  expect(discord.requests.length).toBe(before);
  expect(written().DISCORD_TOKEN).toBe('MTIz.other.token');
});

test('what .env says already is replaced only with --force', async () => {
  const file = join(cwd, '.env');
  const before = '# mine\nDISCORD_TOKEN="MTIz.old.token"\nPORT=4000\n';
  writeFileSync(file, before);
  const refused = await run([], { DISCORD_TOKEN: discord.token });
  expect(refused).toMatchObject({ code: 73, err: expect.stringContaining('--force') });
  expect(refused.err).not.toContain('MTIz.old');
  expect(readFileSync(file, 'utf8')).toBe(before);
  expect((await run(['--force'], { DISCORD_TOKEN: discord.token })).code).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe(`# mine\nDISCORD_TOKEN=${discord.token}\nPORT=4000\n`);
  // The same once more changes nothing.
  const again = await run([], { DISCORD_TOKEN: discord.token });
  expect(again).toMatchObject({ code: 0, out: expect.stringContaining('left as it is') });
});

test('the other way to Slack is taken out only with --force', async () => {
  writeFileSync(
    join(cwd, '.env'),
    `SLACK_BOT_TOKEN=${slack.botToken}\nSLACK_SIGNING_SECRET=${slack.signingSecret}\n`,
  );
  const app = held('app', slack.appToken);
  const refused = await run(['--slack-app-token-file', app]);
  expect(refused).toMatchObject({ code: 73, err: expect.stringContaining('SLACK_SIGNING_SECRET') });
  expect((await run(['--slack-app-token-file', app, '--force'])).code).toBe(0);
  expect(written()).toMatchObject({ SLACK_APP_TOKEN: slack.appToken, SLACK_SIGNING_SECRET: '' });
});

test('a .env that is a link stays one', async () => {
  const real = join(newFolder('real'), 'settings');
  writeFileSync(real, 'PORT=4000\n');
  symlinkSync(real, join(cwd, '.env'));
  expect((await run([], { DISCORD_TOKEN: discord.token })).code).toBe(0);
  expect(readFileSync(real, 'utf8')).toBe(`PORT=4000\nDISCORD_TOKEN=${discord.token}\n`);
  expect(statSync(real).mode & 0o777).toBe(0o600);
});

test('a .env that could not be read back the same is left alone', async () => {
  const before = 'DISCORD_TOKEN="one\ntwo"\n';
  writeFileSync(join(cwd, '.env'), before);
  const { code, err } = await run(['--force'], { DISCORD_TOKEN: discord.token });
  expect(code).toBe(73);
  expect(err).toContain('several lines');
  expect(readFileSync(join(cwd, '.env'), 'utf8')).toBe(before);
});

test('no option takes a token itself, and --help says why', async () => {
  const token = await run(['--discord-token', 'abc']);
  expect(token.code).toBe(64);
  const help = await run(['--help']);
  expect(help).toMatchObject({ code: 0, err: '' });
  for (const option of ['--discord-token-file', '--data-dir', '--content-dir', '--force', '--no-check'])
    expect(help.out).toContain(option);
  expect(help.out).toContain('list of processes');
});
