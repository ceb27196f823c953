import { spawnSync } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pseudonyms } from '../../src/people/pseudonym.ts';
import { decodeSecret } from '../../src/people/secret.ts';
import { there } from '../contracts/stand-in.ts';
import { type DiscordDouble, startDiscordDouble } from '../doubles/discord/index.ts';
import { type SlackDouble, startSlackDouble } from '../doubles/slack/index.ts';
import { type BotProcess, newFolder, startBot } from '../scenarios/bot-process.ts';
import { aboutTwoHoursAhead, contentWithReminderIn, creation } from '../scenarios/hearing.ts';
import { filesUnder, findWords } from '../scenarios/search-bytes.ts';
import { settleGroup } from '../scenarios/settled-group.ts';
import { newOrganizer } from './bot-on-discord.ts';
import { onlyFor } from './bot-on-slack.ts';

// A busy evening on both platforms, with a crash; and what a thief finds of it in every file that the bot wrote.

const title = 'Defend the sanctuary law';
const question = 'my cousin wrenfeather-question asked from wren@feather.example about the walrusgarden raid';

let discord: DiscordDouble;
let slack: SlackDouble;
let bot: BotProcess;
let logged = '';

const folders = { data: '', config: '', cwd: '', temporary: '' };
/** What names somebody, or is what somebody wrote. */
const secrets: string[] = [];
const accounts: string[] = [];
let eventId = '';

/** All that lies on the machine but the secret; backups also unpacked. */
function stolen(): Map<string, Buffer> {
  const { data, cwd, temporary } = folders;
  const files = filesUnder(data, cwd, temporary);
  for (const [path, bytes] of files)
    if (path.endsWith('.backup'))
      files.set(`${path} unpacked`, gunzipSync(bytes.subarray(bytes.indexOf('\n') + 1)));
  return files.set('log', Buffer.from(logged + bot.log()));
}

function start(env: Record<string, string>): BotProcess {
  return startBot(
    { ...env, DATA_DIR: folders.data, XDG_CONFIG_HOME: folders.config, TMPDIR: folders.temporary },
    { cwd: folders.cwd },
  );
}

const onDiscord = () => discord.snapshot('events').find(({ text }) => text.includes(title))?.message;
const onSlack = () => slack.snapshot('events').find(({ text }) => text.includes(title))?.message;

beforeAll(async () => {
  for (const name of ['data', 'config', 'cwd', 'temporary'] as const) folders[name] = newFolder(name);
  [discord, slack] = await Promise.all([startDiscordDouble(), startSlackDouble()]);
  for (const { id } of discord.guilds) await settleGroup(folders.data, 'discord', id);
  await settleGroup(folders.data, 'slack', slack.team.id);
  const hearing = aboutTwoHoursAhead();
  const env = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    CONTENT_DIR: contentWithReminderIn(25, hearing),
  };
  bot = start(env);
  await Promise.all([discord.waitUntilOnline(), slack.waitUntilConnected()]);
  await discord.waitFor(() => discord.commands.length > 0 && bot.codes().includes('ready'), {
    withinMs: 60_000,
  });

  const rosa = newOrganizer(discord, 'rosa-ruiz-organizes');
  const [ana, wei] = ['ana-alvarez-lives-here', 'wei-wang-lives-here'].map((name) =>
    discord.person({ name }),
  );
  const boss = slack.person({ name: 'boss-of-the-workspace', admin: true });
  const [luz, omar] = ['luz-lopez-lives-here', 'omar-osman-lives-here'].map((name) => slack.person({ name }));
  const [members, workers] = [
    [there(ana), there(wei)],
    [there(luz), there(omar)],
  ] as const;
  for (const { id, name } of [rosa, ...members, boss, ...workers]) secrets.push(id, name);
  secrets.push('wrenfeather-question', 'wren@feather.example', 'walrusgarden', discord.token, slack.botToken);
  for (const { id } of [rosa, ...members]) accounts.push(`discord:${id}`);
  for (const { id } of [boss, ...workers]) accounts.push(`slack:${slack.team.id}:${id}`);

  const draft = await discord.slash(rosa, 'events', 'event create', creation(hearing)).answered();
  const published = await discord.press(rosa, there(draft.message), 'Post it').answered();
  const shared = await discord.press(rosa, there(published.message), 'Post it elsewhere too').answered();
  const code = there(/[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(shared.text)?.[0]);
  await slack.command(boss, 'events', `event post ${code}`).answered();
  const posts = {
    discord: await discord.waitFor(() => onDiscord()),
    slack: await slack.waitFor(() => onSlack()),
  };
  eventId = there(
    discord
      .snapshot('events')
      .flatMap(({ buttons }) => buttons)
      .map(({ customId }) => /^rsvp:([^:]+):/.exec(customId ?? '')?.[1])
      .find(Boolean),
  );

  // Who taps agrees to be written to; who reacts says so in public.
  for (const person of members) {
    await discord.press(person, posts.discord, /^rsvp:.*:going:/).answered();
    const receipt = await discord.waitFor(
      () => discord.snapshot('events', person).find(({ ephemeral }) => ephemeral)?.message,
    );
    await discord.press(person, receipt, 'Yes').answered();
  }
  discord.react(members[0], posts.discord, '✅');
  slack.react(workers[0], posts.slack, 'thinking_face');
  await slack.press(workers[1], posts.slack, /:going:/).answered();
  const receipt = await slack.waitFor(() => onlyFor(slack, workers[1]).at(-1));
  await slack.press(workers[1], receipt, 'Yes').answered();
  await discord.slash(members[1], 'events', 'language', { language: 'es' }).answered();

  // Organizers want to see names from now on; who taps after that is listed for them.
  const shown = await discord.slash(rosa, 'events', 'event show', { event: title }).answered();
  const asked = await discord.press(rosa, there(shown.message), 'Names and reactions').answered();
  const chosen = await discord.press(rosa, there(asked.message), 'Show names to organizers').answered();
  await discord.press(rosa, there(chosen.message), 'Save').answered();
  const says = () => discord.snapshot('events').some(({ text }) => text.includes('see your name'));
  await discord.waitFor(says, { withinMs: 20_000 });
  const named = there(onDiscord());
  await discord.press(members[1], named, /^rsvp:.*:maybe:/).answered();
  const list = await discord.slash(rosa, 'events', 'event people', { event: title }).answered();
  expect(list.text).toContain(members[1].id);
  await discord.slash(rosa, 'events', 'audit').answered();

  // Everything that people write to it in plain words, and what goes wrong meanwhile.
  await discord.slash(members[0], 'events', 'ask', { question }).answered();
  await slack.command(workers[0], 'general', `ask ${question}`).answered();
  slack.dm(workers[1], question);
  slack.mention(workers[0], 'general', question);
  await slack.waitFor(() => slack.snapshot({ dm: workers[1] }).length > 1);
  discord.failNext('POST', /./, { status: 500, body: { message: question, code: 0 } }, 3);
  slack.command(workers[0], 'general', question);
  await discord
    .slash(members[1], 'events', 'rsvp', { event: question, choice: 'going' })
    .answered()
    .catch(() => {});
  discord.clearFaults();
  discord.dispatch('INTERACTION_CREATE', { id: members[0].id, token: question, user: members[0].name });
  for (const person of members) secrets.push(discord.channel({ dm: person }).id);

  backUp(env);
  await bot.kill();
  logged = bot.log();
  bot = start(env);
  await Promise.all([discord.waitUntilOnline(), slack.waitUntilConnected()]);
  const reminded = () => discord.snapshot('events').some(({ text }) => text.includes('Reminder'));
  await discord.waitFor(reminded, { withinMs: 60_000 });
  const mine = await slack.command(workers[0], 'general', 'my-data show').answered();
  expect(mine.text).toContain(title);
  const asks = await discord.slash(members[0], 'events', 'my-data forget').answered();
  await discord.press(members[0], there(asks.message), /^my-data-forget/).answered();
  backUp(env);
}, 150_000);

afterAll(async () => {
  await bot?.kill();
  await Promise.all([discord.stop(), slack.stop()]);
});

test('while it runs, in every file and at debug level, nobody is named and nobody is quoted', () => {
  const files = stolen();
  expect([...files.keys()].filter((path) => /sanctuary\.db(-wal)?$/.test(path))).toHaveLength(2);
  expect(findWords(secrets, files)).toEqual([]);
  expect([...files.keys()].filter((path) => path.endsWith('.backup unpacked'))).toHaveLength(2);
  // What is not secret is found by the same search.
  for (const place of [/sanctuary\.db/, /backup unpacked/])
    expect(findWords([title], new Map([...files].filter(([path]) => place.test(path))))).not.toEqual([]);
  expect(bot.codes().length).toBeGreaterThan(5);
});

test('without the secret nobody can find out whether somebody is in it; with the secret one can', () => {
  const files = stolen();
  const guesses = accounts.flatMap((account) => [account, there(account.split(':').at(-1))]);
  const realms = ['', 'language', 'direct', eventId];
  const digests = guesses.flatMap((guess) =>
    realms.flatMap((realm) => {
      const text = realm === '' ? guess : `${realm}\n${guess}`;
      const made = ['md5', 'sha1', 'sha256', 'sha512'].map((name) => createHash(name).update(text).digest());
      const keyed = createHmac('sha256', realm).update(guess).digest();
      return [...made, keyed, pseudonymWithout(text)];
    }),
  );
  expect(findBytes(digests, files)).toBe(0);

  const secret = there(decodeSecret(readFileSync(secretFile(), 'utf8')));
  const real = pseudonyms(secret);
  const known = accounts.map((account) => Buffer.from(real.of(account, eventId)));
  expect(known.some((person) => [...files.values()].some((bytes) => bytes.includes(person)))).toBe(true);
});

test('after a proper stop too, and the secret lies elsewhere', async () => {
  const secret = there(decodeSecret(readFileSync(secretFile(), 'utf8')));
  expect(await bot.stop()).toBe(0);
  const files = stolen();
  expect(findWords(secrets, files)).toEqual([]);
  expect(findBytes([Buffer.from(secret)], files)).toBe(0);
  expect([...files.keys()].filter((path) => path.endsWith('-wal'))).toEqual([]);
  expect(slack.violations).toEqual([]);
});

/** As an installer would, beside the bot. */
function backUp(env: Record<string, string>): void {
  const program = fileURLToPath(new URL('../../src/cli/backup.ts', import.meta.url));
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', program],
    {
      cwd: folders.cwd,
      env: {
        PATH: process.env.PATH,
        ...env,
        DATA_DIR: folders.data,
        XDG_CONFIG_HOME: folders.config,
        TMPDIR: folders.temporary,
      },
      encoding: 'utf8',
    },
  );
  logged += stdout + stderr;
  expect(stderr).toBe('');
  expect(status).toBe(0);
}

function secretFile(): string {
  const file = join(folders.config, 'sanctuary-bot', 'secret');
  expect(existsSync(file)).toBe(true);
  return file;
}

/** A pseudonym as whoever has the program, and no secret, can make it. */
function pseudonymWithout(text: string): Buffer {
  return Buffer.from(pseudonyms(new Uint8Array(32)).of(text, ''), 'base64url');
}

/** How many of these stand in any file: as they are, in hex, or in either base64. */
function findBytes(wanted: readonly Buffer[], files: ReadonlyMap<string, Buffer>): number {
  const found = wanted.filter((each) => {
    const forms = [
      each,
      ...(['hex', 'base64', 'base64url'] as const).map((form) =>
        Buffer.from(each.toString(form).replace(/=+$/, '')),
      ),
    ];
    return [...files.values()].some((bytes) => forms.some((form) => bytes.includes(form)));
  });
  return found.length;
}
