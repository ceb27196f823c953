import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DiscordDouble, startDiscordDouble } from '../doubles/discord/index.ts';
import { type SlackDouble, startSlackDouble } from '../doubles/slack/index.ts';
import { slackManifestRules } from '../doubles/slack-manifest-rules.ts';
import { newFolder } from '../scenarios/bot-process.ts';
import { atTerminal, keys, type Terminal } from './terminal.ts';

const content = fileURLToPath(new URL('../../content', import.meta.url));

let discord: DiscordDouble;
let slack: SlackDouble;
let file: string;

beforeEach(async () => {
  [discord, slack] = await Promise.all([startDiscordDouble(), startSlackDouble()]);
  file = join(newFolder('setup'), '.env');
});

afterEach(async () => {
  expect(discord.violations).toEqual([]);
  expect(slack.violations).toEqual([]);
  await Promise.all([discord.stop(), slack.stop()]);
});

function begin(args: readonly string[] = []): Terminal {
  return atTerminal(file, { DISCORD_API_URL: discord.url, SLACK_API_URL: slack.apiUrl }, args);
}

const { enter, down, eraseLine } = keys;

/** The questions that come before any token. */
async function folders(at: Terminal, where: 'discord' | 'slack' | 'both'): Promise<void> {
  await at.answer(
    'Where should the bot work?',
    down.repeat(['discord', 'slack', 'both'].indexOf(where)) + enter,
  );
  await at.answer('Folder for the database', enter);
  await at.answer('Folder with what the bot says', `${eraseLine}${content}${enter}`);
}

function written(): Record<string, string | undefined> {
  return parseEnv(readFileSync(file, 'utf8'));
}

test('both platforms: asks, checks, prints invite and manifest, and writes for this user alone', async () => {
  const at = begin();
  await folders(at, 'both');
  // Ctrl+T, with which the prompts of this library show what was typed.
  await at.answer('Paste the Discord token', `${discord.token}\u0014${enter}`);
  await at.answer('How do Slack and the bot meet?', enter);
  await at.answer('Print the manifest', enter);
  await at.answer('Paste the Bot User OAuth Token', `${slack.botToken}${enter}`);
  await at.answer('Paste the app-level token', `${slack.appToken}${enter}`);
  expect(await at.ended).toBe(0);

  expect(written()).toMatchObject({
    DISCORD_TOKEN: discord.token,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    DATA_DIR: './data',
    CONTENT_DIR: content,
  });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(dirname(file))).toEqual(['.env']);
  const screen = at.screen();
  for (const token of [discord.token, slack.botToken, slack.appToken]) {
    expect(screen).not.toContain(token);
    // Nor does any part of it that was typed so far.
    expect(screen).not.toContain(token.slice(0, 12));
  }
  expect(screen).not.toContain('**');
  expect(screen).toContain(
    `client_id=${discord.applicationId}&scope=bot%20applications.commands&permissions=68672`,
  );
  const [, json = ''] = screen.split('─'.repeat(40));
  expect(slackManifestRules.parse(JSON.parse(json)).settings.socket_mode_enabled).toBe(true);
  expect(screen).toContain('npm run doctor');
  expect(screen).toContain('npm start');
  expect(screen).toContain('type /help');
});

test('a token that Discord refuses, nothing at all, and then the right one', async () => {
  const at = begin();
  await folders(at, 'discord');
  await at.answer('Paste the Discord token', `MTIz.wrong.token${enter}`);
  await at.answer('DISCORD_TOKEN is refused by Discord', '');
  await at.answer('Paste the Discord token', enter);
  await at.answer('Nothing was pasted', '');
  await at.answer('Paste the Discord token', `two words${enter}`);
  await at.answer('DISCORD_TOKEN is not a token', '');
  await at.answer('Paste the Discord token', ` ${discord.token} ${enter}`);
  expect(await at.ended).toBe(0);
  expect(written().DISCORD_TOKEN).toBe(discord.token);
  expect(at.screen()).not.toContain('MTIz.wrong');
});

test('each of Slack’s tokens is asked for again until Slack takes it', async () => {
  const at = begin();
  await folders(at, 'slack');
  await at.answer('How do Slack and the bot meet?', enter);
  await at.answer('Print the manifest', `n${enter}`);
  // The two are easily confused.
  await at.answer('Paste the Bot User OAuth Token', `${slack.appToken}${enter}`);
  await at.answer('SLACK_BOT_TOKEN is not a bot token', '');
  await at.answer('Paste the Bot User OAuth Token', `xoxb-wrong${enter}`);
  await at.answer('SLACK_BOT_TOKEN is refused by Slack', '');
  await at.answer('Paste the Bot User OAuth Token', `${slack.botToken}${enter}`);
  await at.answer('Paste the app-level token', `xapp-wrong${enter}`);
  await at.answer('SLACK_APP_TOKEN is refused by Slack', '');
  await at.answer('Paste the app-level token', `${slack.appToken}${enter}`);
  expect(await at.ended).toBe(0);
  expect(written()).toMatchObject({ SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken });
  expect(at.screen()).not.toContain('"oauth_config"');
});

test('a bot token without a scope is taken, and the scope is named', async () => {
  slack.setScopes(['commands', 'chat:write']);
  const at = begin();
  await folders(at, 'slack');
  await at.answer('How do Slack and the bot meet?', enter);
  await at.answer('Print the manifest', `n${enter}`);
  await at.answer('Paste the Bot User OAuth Token', `${slack.botToken}${enter}`);
  await at.answer('reactions:read (to count', '');
  await at.answer('Paste the app-level token', `${slack.appToken}${enter}`);
  expect(await at.ended).toBe(0);
});

test('for an https address the manifest has it, and the signing secret takes the place of the app token', async () => {
  const at = begin();
  await folders(at, 'slack');
  await at.answer('How do Slack and the bot meet?', down + enter);
  await at.answer('Print the manifest', enter);
  await at.answer('The bot’s address', `http://bot.example.org${enter}`);
  await at.answer('Write an https address', `${eraseLine}https://bot.example.org${enter}`);
  await at.answer('Paste the Bot User OAuth Token', `${slack.botToken}${enter}`);
  await at.answer('Paste the Signing Secret', `${slack.signingSecret}${enter}`);
  expect(await at.ended).toBe(0);
  expect(at.screen()).toContain('"request_url": "https://bot.example.org/slack/events"');
  expect(written()).toMatchObject({ SLACK_SIGNING_SECRET: slack.signingSecret, SLACK_APP_TOKEN: '' });
  expect(at.screen()).not.toContain(slack.signingSecret);
});

test('where the platform is not reached, a token is kept only if somebody says so', async () => {
  discord.failNext('GET', '/users/@me', { status: 503 }, 2);
  const at = begin();
  await folders(at, 'discord');
  await at.answer('Paste the Discord token', `${discord.token}${enter}`);
  await at.answer('Keep it unchecked?', enter);
  await at.answer('Paste the Discord token', `${discord.token}${enter}`);
  await at.answer('Keep it unchecked?', `y${enter}`);
  expect(await at.ended).toBe(0);
  expect(written().DISCORD_TOKEN).toBe(discord.token);
});

test('a content folder that cannot be used is asked for again', async () => {
  const at = begin();
  await at.answer('Where should the bot work?', enter);
  await at.answer('Folder for the database', enter);
  await at.answer('Folder with what the bot says', `${eraseLine}/nowhere${enter}`);
  await at.answer('/nowhere cannot be used', `${eraseLine}${content}${enter}`);
  await at.answer('Paste the Discord token', `${discord.token}${enter}`);
  expect(await at.ended).toBe(0);
});

test('what is in .env already stays: comments, order, other settings, and a token that is not to be replaced', async () => {
  const before = `# our bot\nLOG_LEVEL=warn # quiet\nDISCORD_TOKEN=${discord.token}\n\nOURS='a b'\nCONTENT_DIR=${content}\n`;
  writeFileSync(file, before, { mode: 0o644 });
  const at = begin();
  await at.answer('Where should the bot work?', enter);
  await at.answer('Folder for the database', `${eraseLine}./kept here${enter}`);
  await at.answer('Folder with what the bot says', enter);
  await at.answer('DISCORD_TOKEN is in .env already. Replace it?', enter);
  expect(await at.ended).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe(`${before}DATA_DIR='./kept here'\n`);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(at.screen()).not.toContain(discord.token);
});

test('a token in .env that is refused is offered to be replaced, in its own place', async () => {
  writeFileSync(file, `A=1\nDISCORD_TOKEN=MTIz.old.token\nB=2\n`);
  const at = begin();
  await folders(at, 'discord');
  await at.answer('DISCORD_TOKEN is refused by Discord', '');
  await at.answer('Replace it?', enter);
  await at.answer('Paste the Discord token', `${discord.token}${enter}`);
  expect(await at.ended).toBe(0);
  expect(readFileSync(file, 'utf8')).toContain(`A=1\nDISCORD_TOKEN=${discord.token}\nB=2\n`);
});

test('Ctrl+C at any question writes nothing', async () => {
  const at = begin();
  await folders(at, 'discord');
  await at.answer('Paste the Discord token', keys.stop);
  expect(await at.ended).toBe(130);
  expect(existsSync(file)).toBe(false);
  expect(at.screen()).toContain('Nothing was written.');
});

test('a .env that cannot be read is left alone', async () => {
  const folder = dirname(file);
  chmodSync(folder, 0o700);
  const at = atTerminal(folder, {});
  expect(await at.ended).toBe(73);
  expect(at.screen()).toContain('cannot be read');
});
