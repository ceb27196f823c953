import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DiscordDouble, type Person, startDiscordDouble } from '../doubles/discord/index.ts';
import { type BotProcess, startBot } from '../scenarios/bot-process.ts';
import {
  eventIdIn,
  expectProper,
  naming,
  newOrganizer,
  nextWeek,
  published,
  readyBot,
  seededPost,
  settings,
} from './bot-on-discord.ts';
import { makeReminderDue, outboxOf } from './pass-time.ts';

let discord: DiscordDouble;
let bot: BotProcess;
let env: Record<string, string>;
let rosa: Person;
let ana: Person;

beforeEach(async () => {
  discord = await startDiscordDouble();
  env = settings(discord);
  bot = await readyBot(discord, env);
  rosa = newOrganizer(discord);
  ana = discord.person({ name: 'ana' });
});

afterEach(async () => {
  await bot.kill();
  expectProper(discord);
  await discord.stop();
});

const callback = /^\/interactions\/[^/]+\/[^/]+\/callback$/;
const soon = { withinMs: 60_000 };

test('killed between an RSVP and its answer: it was kept, and the post shows it after the start', async () => {
  await published(discord, rosa, { title: 'Answered too late', start: nextWeek() });
  const post = await seededPost(discord, 'Answered too late');
  discord.failNext('POST', callback, 'hang');
  const pressed = discord.press(ana, post.message, /^rsvp:.*:going:/);
  await discord.waitFor(() => discord.requests.some(({ path }) => path.includes(pressed.token)), soon);
  await bot.kill();
  await discord.waitUntilOffline();
  expect(naming(discord, 'Answered too late')[0]?.text).toContain('0 going');
  discord.clearFaults();
  bot = await readyBot(discord, env);
  await discord.waitFor(() => naming(discord, 'Answered too late')[0]?.text.includes('1 going'), soon);
});

test('a proper end leaves nothing to mend: no post is edited at the next start', async () => {
  await published(discord, rosa, { title: 'Nothing to mend', start: nextWeek() });
  await seededPost(discord, 'Nothing to mend');
  await bot.stop();
  const edits = () =>
    discord.requests.filter(({ method, path }) => method === 'PATCH' && path.includes('/messages/')).length;
  const before = edits();
  bot = await readyBot(discord, env);
  const answer = await discord.slash(ana, 'events', 'help', {}).answered();
  expect(answer.text).toContain('/ask');
  expect(edits()).toBe(before);
});

test('a reminder that could not be sent: organizers see it with the event, members do not', async () => {
  await published(discord, rosa, { title: 'Unheard', start: nextWeek() });
  const eventId = eventIdIn(await seededPost(discord, 'Unheard'));
  discord.permit('events', { deny: PermissionFlagsBits.SendMessages });
  await bot.stop();
  makeReminderDue(env.DATA_DIR ?? '', eventId);
  bot = await readyBot(discord, env);
  const failed = () =>
    outboxOf(env.DATA_DIR ?? '', eventId, 'reminder').some(({ state }) => state === 'failed');
  await discord.waitFor(failed, soon);
  const seen = await discord.slash(rosa, 'general', 'event show', { event: 'Unheard' }).answered();
  expect(seen.text).toContain('The reminder 2 hours before, due');
  expect(seen.text).toContain('Send Messages');
  const plain = await discord.slash(ana, 'general', 'event show', { event: 'Unheard' }).answered();
  expect(plain.text).not.toContain('The reminder');
});

test('the token is reset while the bot runs: it says so and ends, so that somebody notices', async () => {
  discord.dropGateway(4004);
  expect(await bot.exited()).toBe(77);
  expect(bot.log()).toContain('DISCORD_TOKEN is refused by Discord');
  expect(bot.log()).not.toMatch(/^\s+at /m);
});

test('Discord refuses the token in the middle of a send: the bot says so and ends, and the row waits', async () => {
  await published(discord, rosa, { title: 'Refused', start: nextWeek() });
  const eventId = eventIdIn(await seededPost(discord, 'Refused'));
  await bot.stop();
  makeReminderDue(env.DATA_DIR ?? '', eventId);
  const refused = { message: '401: Unauthorized', code: 0 };
  discord.failNext('POST', '/channels/:channel/messages', { status: 401, body: refused });
  bot = startBot(env);
  expect(await bot.exited()).toBe(77);
  expect(bot.log()).toContain('DISCORD_TOKEN is refused by Discord');
  expect(outboxOf(env.DATA_DIR ?? '', eventId, 'reminder').some(({ state }) => state === 'failed')).toBe(
    false,
  );
});
