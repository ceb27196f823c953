import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exitCodes } from '../../src/startup-error.ts';
import { type DiscordDouble, startDiscordDouble } from '../doubles/discord/index.ts';
import { type SlackDouble, startSlackDouble } from '../doubles/slack/index.ts';
import { type BotProcess, newFolder, startBot } from '../scenarios/bot-process.ts';
import { findWords } from '../scenarios/search-bytes.ts';
import { newOrganizer, nextWeek, published, readyBot, seededPost, settings } from './bot-on-discord.ts';
import { slackSettings } from './bot-on-slack.ts';

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const random = (bytes = 20) => randomBytes(bytes).toString('hex');
const discordToken = `${randomBytes(18).toString('base64url')}.Gabcde.${randomBytes(28).toString('base64url')}`;

/** A secret in every setting that takes one. */
const secrets = {
  DISCORD_TOKEN: discordToken,
  SLACK_BOT_TOKEN: `xoxb-${random()}`,
  SLACK_APP_TOKEN: `xapp-1-${random()}`,
  SLACK_SIGNING_SECRET: random(16),
  SANCTUARY_SECRET: randomBytes(32).toString('base64'),
  SANCTUARY_SECRET_PREVIOUS: randomBytes(32).toString('base64'),
  BACKUP_PASSPHRASE: `two "words" \\ ${random()} ñ`,
  DATABASE_URL: `postgres://ana:p%40ss%2F${random()}@127.0.0.1:1/sanctuary`,
};

/** What must not be found of a secret: whole, or enough of it to go on. */
function partsOf(secret: string): string[] {
  const value = URL.canParse(secret) && secret.includes('@') ? new URL(secret).password : secret;
  return [value, decodeURIComponent(value.replace(/%(?![0-9a-f]{2})/gi, '%25')), value.slice(-16)];
}

function expectNone(written: string, canaries: readonly string[]): void {
  const words = canaries.flatMap(partsOf);
  expect(findWords(words, new Map([['what was written', Buffer.from(written)]]))).toEqual([]);
}

function run(how: string, more: Readonly<Record<string, string>> = {}, others: readonly string[] = []) {
  const env = { PATH: process.env.PATH ?? '', ...secrets, ...more };
  return new Promise<{ code: unknown; written: string }>((resolve) => {
    const options = { env, maxBuffer: 64 * 1024 * 1024 };
    const args = [here('leaky-program.ts'), how, JSON.stringify(others)];
    execFile(process.execPath, args, options, (error, out, err) =>
      resolve({ code: error?.code ?? 0, written: out + err }),
    );
  });
}

test('a program that says all its secrets in every way there is: none is written, and the rest of it is', async () => {
  for (const [how, last] of [
    ['throw', 'at '],
    ['reject', 'at '],
    ['parse', 'SyntaxError'],
    ['text', 'UNHANDLED_REJECTION'],
    ['thrownText', 'something was thrown'],
  ] as const) {
    const { code, written } = await run(how);
    expectNone(written, Object.values(secrets));
    expect(written).toContain('"why":"because [hidden]"');
    expect(written).toContain('"token":"[hidden]","password":"[hidden]"');
    expect(written).toContain('"msg":"cause"');
    expect(written.slice(written.lastIndexOf('all was said'))).toContain(last);
    expect(code).toBe(1);
  }
});

test('nor a password that stands elsewhere: among the parameters of an address, in a file, or where the driver looks', async () => {
  const folder = newFolder('secrets');
  const [inAddress, inFile, ofDriver, inDriversFile, passphrase] = Array.from(
    { length: 5 },
    () => `pw ${random()}`,
  );
  const at = (name: string, content: string) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const query = new URLSearchParams({
    password: inAddress ?? '',
    passwordfile: at('password', `${inFile}\n`),
  });
  const others = [inAddress, inFile, ofDriver, inDriversFile, passphrase].map(String);
  const more = {
    DATABASE_URL: `postgres://ana@127.0.0.1:1/sanctuary?${query}`,
    BACKUP_PASSPHRASE_FILE: at('passphrase', `${passphrase}\n`),
    PGPASSWORD: String(ofDriver),
    PGPASSFILE: at('pgpass', `# ours\n127.0.0.1:5432:*:ana:${inDriversFile}\n`),
  };
  const { written } = await run('throw', more, others);
  expectNone(written, others);
  expect(written).toContain('"why":"because [hidden]"');
}, 20_000);

let discord: DiscordDouble;
let slack: SlackDouble;
let bot: BotProcess;
let env: Record<string, string>;

beforeAll(async () => {
  [discord, slack] = await Promise.all([startDiscordDouble({ token: discordToken }), startSlackDouble()]);
  const { SANCTUARY_SECRET, SANCTUARY_SECRET_PREVIOUS, BACKUP_PASSPHRASE } = secrets;
  env = {
    ...settings(discord),
    ...slackSettings(slack),
    SANCTUARY_SECRET,
    SANCTUARY_SECRET_PREVIOUS,
    BACKUP_PASSPHRASE,
  };
});

afterAll(async () => {
  await bot?.kill();
  await Promise.all([discord.stop(), slack.stop()]);
});

/** All that it has, and the bytes of the secret as they lie in memory. */
function all(): string[] {
  return [
    discord.token,
    slack.botToken,
    slack.appToken,
    env.SANCTUARY_SECRET ?? '',
    env.BACKUP_PASSPHRASE ?? '',
  ];
}

test('what nobody catches in the bot is told by its place alone', async () => {
  bot = startBot({ ...env, DATA_DIR: newFolder('data') }, { program: here('leaky-bot.ts') });
  expect([1, 7]).toContain(await bot.exited());
  expect(bot.log()).toMatch(/Error\n\s+at .*leaky-bot\.ts|leaky-bot\.ts:\d+/);
  expectNone(bot.log(), all());
});

test('a bot on both platforms, through all that can go wrong, writes none of its secrets', async () => {
  bot = await readyBot(discord, env);
  await slack.waitUntilConnected();
  const rosa = newOrganizer(discord);
  const told = { message: `Bot ${discord.token} ${slack.botToken}`, code: 0 };
  discord.failNext('POST', '/channels/:channel/messages', { status: 500, body: told });
  discord.failNext('POST', '/channels/:channel/messages', 'cut-after-effect');
  await published(discord, rosa, { title: 'Budget', start: nextWeek() });
  await seededPost(discord, 'Budget');
  // Payloads that nobody can read, with what is secret in them.
  for (const event of ['INTERACTION_CREATE', 'MESSAGE_CREATE', 'MESSAGE_REACTION_ADD', 'GUILD_CREATE'])
    discord.dispatch(event, { id: discord.token, token: discord.token, type: told });
  const wentOn = () => bot.codes().filter((code) => code === 'reconciled').length;
  const before = wentOn();
  for (const socket of discord.gateway.openSockets) socket.close(4000, `bye ${discord.token}`.slice(0, 120));
  await discord.waitFor(() => discord.online && wentOn() > before, {
    for: 'the bot to be back',
    withinMs: 60_000,
  });
  discord.failNext('POST', /interactions/, { status: 401, body: told });
  discord.slash(rosa, 'general', 'help');
  await discord.waitFor(() => bot.codes().some((code) => code.includes('not-delivered')), {
    withinMs: 30_000,
  });
  // Both let it in no more.
  slack.revokeToken();
  slack.openHome(slack.person({ name: 'ana' }));
  await slack.waitFor(() => bot.log().includes('goes on without one platform'), { withinMs: 30_000 });
  for (const socket of discord.gateway.openSockets) socket.close(4004, discord.token.slice(0, 100));
  expect(await bot.exited()).toBe(exitCodes.noPermission);
  expect(bot.log()).toContain('DISCORD_TOKEN');
  expectNone(bot.log(), all());
  await discord.waitUntilOffline();
});

test('starts that fail name the setting, and nothing of what it holds', async () => {
  const wrong = `xoxb-${random()}`;
  const canaries = [...Object.values(secrets), wrong, ...all()];
  const starts: readonly Record<string, string>[] = [
    { ...env, DISCORD_TOKEN: `${discordToken}x`, SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: '' },
    { ...env, DISCORD_TOKEN: '', SLACK_BOT_TOKEN: wrong },
    { ...env, DATABASE_URL: secrets.DATABASE_URL, SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: '' },
    { ...env, ...secrets, DATABASE_URL: secrets.DATABASE_URL.replace('postgres', 'mysql') },
    { ...env, ...secrets, SLACK_SIGNING_SECRET: `${secrets.SLACK_SIGNING_SECRET} ` },
    { ...env, ...secrets, SANCTUARY_SECRET: `${secrets.SANCTUARY_SECRET}x` },
    {
      ...env,
      SANCTUARY_SECRET: '',
      SANCTUARY_SECRET_FILE: join(newFolder('secret'), secrets.SLACK_BOT_TOKEN),
    },
  ];
  for (const settings of starts) {
    bot = startBot({ ...settings, DATA_DIR: newFolder('data') });
    expect(await bot.exited()).toBeGreaterThan(60);
    expect(bot.log()).toMatch(/^sanctuary-bot (?:cannot start|has to stop)\.$/m);
    expectNone(bot.log(), canaries);
  }
});
