import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DiscordDouble, type Message, startDiscordDouble } from '../doubles/discord/index.ts';
import { type BotProcess, newFolder, startBot } from './bot-process.ts';
import { aboutTwoHoursAhead, contentWithReminderIn, creation, organizing } from './hearing.ts';
import { filesUnder, findWords } from './search-bytes.ts';
import { settleGroup } from './settled-group.ts';

let discord: DiscordDouble;
let bot: BotProcess;

beforeEach(async () => {
  discord = await startDiscordDouble();
});

afterEach(async () => {
  await bot?.kill();
  await discord.stop();
});

const post = () => discord.snapshot('events').find(({ text }) => text.includes('Defend the sanctuary law'));
const reminders = () => discord.snapshot('events').filter(({ text }) => text.includes('Reminder'));

test('an organizer fills a hearing, from the first question to the reminder, through a crash', async () => {
  const start = aboutTwoHoursAhead();
  // Due after the crash and the restart.
  const content = contentWithReminderIn(25, start);
  const dataDir = newFolder('data');
  const config = newFolder('config');
  const env = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    DATA_DIR: dataDir,
    CONTENT_DIR: content,
    XDG_CONFIG_HOME: config,
  };
  for (const { id } of discord.guilds) await settleGroup(dataDir, 'discord', id);
  bot = startBot(env);
  await discord.waitUntilOnline();
  await discord.waitFor(() => discord.commands.length > 0, { withinMs: 30_000 });

  const rosa = discord.person({
    name: 'rosa-the-organizer',
    permissions: organizing,
  });
  const ana = discord.person({ name: 'ana-the-member', locale: 'es-419' });
  const marcus = discord.person({ name: 'marcus-the-member' });
  const wei = discord.person({ name: 'wei-the-member' });

  // Ana asks in Spanish; only she sees the answer, with its source and the day it was reviewed.
  const question = '¿La policía me puede preguntar mi estatus migratorio?';
  const answer = await discord.slash(ana, 'events', 'ask', { question }).answered();
  expect(answer.ephemeral).toHaveLength(1);
  expect(answer.text).toContain('Fuente');
  expect(answer.text).toMatch(/https:\/\//);

  // A member may not create events, and is told who may.
  const refused = await discord.slash(marcus, 'events', 'event create', creation(start)).answered();
  expect(refused.ephemeral).toHaveLength(1);
  expect(refused.text).toContain('Only organizers');

  // Rosa types the time as she would say it; nothing is posted before she confirms what was understood.
  const draft = await discord.slash(rosa, 'events', 'event create', creation(start)).answered();
  expect(draft.ephemeral).toHaveLength(1);
  expect(draft.text).toContain(start.toLocaleString('en', { weekday: 'long' }));
  expect(draft.text).toMatch(/P[SD]T/);
  expect(post()).toBeUndefined();
  const published = await discord.press(rosa, message(draft.message), 'Post it').answered();
  expect(published.text).toContain('Posted, with 1 reminder to come');

  // The post: both languages, counts without names, the bot's own reactions to tap.
  await discord.waitFor(() => Object.keys(post()?.reactions ?? {}).length === 3);
  expect(post()?.text).toContain('0 going');
  expect(post()?.text).toContain('0 going / van');
  expect(post()?.text).toContain('Defiende la ley santuario');

  // Two come by reaction, one by button (and takes it back): each counts at once.
  discord.react(ana, message(post()?.message), '✅');
  discord.react(marcus, message(post()?.message), '✅');
  await discord.press(wei, message(post()?.message), /^rsvp:.*:going:/).answered();
  const receipt = () => discord.snapshot('events', wei).find(({ ephemeral }) => ephemeral);
  await discord.waitFor(() => receipt()?.text.includes('You are counted as going'));
  await discord.waitFor(() => post()?.text.includes('3 going'), { withinMs: 20_000 });
  await discord.press(wei, message(receipt()?.message), 'Take it back').answered();
  await discord.waitFor(() => post()?.text.includes('2 going'), { withinMs: 20_000 });

  // The machine dies. Meanwhile Marcus changes his mind and Wei reacts.
  await bot.kill();
  await discord.waitUntilOffline();
  const before = bot.log();
  discord.unreact(marcus, message(post()?.message), '✅');
  discord.react(marcus, message(post()?.message), '❌');
  discord.react(wei, message(post()?.message), '✅');
  discord.react(wei, message(post()?.message), '🤔');
  bot = startBot(env);
  await discord.waitUntilOnline();
  await discord.waitFor(() => post()?.text.includes("1 can't"), { withinMs: 30_000 });
  expect(post()?.text).toContain('2 going');
  expect(post()?.text).toContain('0 maybe');

  // The reminder arrives, once, with the count and buttons of its own.
  await discord.waitFor(() => reminders().length > 0, { withinMs: 60_000 });
  expect(reminders()[0]?.text).toContain('2 going');
  const fromReminder = await discord
    .press(ana, message(reminders()[0]?.message), /^rsvp:.*:maybe:/)
    .answered();
  expect(fromReminder.text).toContain('1 going');
  await bot.stop();
  expect(reminders()).toHaveLength(1);

  // What a thief finds: every byte of the data folder, and everything that was logged.
  const found = filesUnder(dataDir);
  expect([...found.keys()].some((path) => path.endsWith('sanctuary.db'))).toBe(true);
  found.set('log', Buffer.from(before + bot.log()));
  const secrets = [rosa, ana, marcus, wei].flatMap((person) => [person.id, person.name]);
  expect(findWords([...secrets, question, 'estatus migratorio?'], found)).toEqual([]);
  // The search itself finds what is there: the hearing is kept, and would be found in any form.
  expect(findWords(['Defend the sanctuary law'], found)).not.toEqual([]);
  expect(discord.violations).toEqual([]);
});

test('the secret stays outside the data folder, readable by its owner alone', async () => {
  const config = newFolder('config');
  const dataDir = newFolder('data');
  bot = startBot({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    DATA_DIR: dataDir,
    XDG_CONFIG_HOME: config,
  });
  await discord.waitUntilOnline();
  const [[path, bytes] = ['', randomBytes(0)]] = filesUnder(config);
  expect(path).toBe(join(config, 'sanctuary-bot', 'secret'));
  expect(Buffer.from(bytes.toString(), 'base64')).toHaveLength(32);
  await discord.waitFor(() => bot.log().includes('Keep a copy somewhere safe'));
  expect(findWords([bytes.toString().trim()], filesUnder(dataDir))).toEqual([]);
});

function message(there: Message | null | undefined): Message {
  if (!there) throw new Error('no such message');
  return there;
}
