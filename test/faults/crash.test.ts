import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  type DiscordDouble,
  type Person,
  type SeenMessage,
  startDiscordDouble,
} from '../doubles/discord/index.ts';
import type { BotProcess } from '../scenarios/bot-process.ts';
import {
  drafted,
  eventIdIn,
  expectPlain,
  expectProper,
  hasEnded,
  naming,
  newOrganizer,
  nextWeek,
  published,
  readyBot,
  seededPost,
  settings,
  there,
} from './bot-on-discord.ts';
import { letPass, makeReminderDue, outboxOf } from './pass-time.ts';

let discord: DiscordDouble;
let bot: BotProcess;
let env: Record<string, string>;
let dataDir: string;
let rosa: Person;

beforeEach(async () => {
  discord = await startDiscordDouble();
  env = settings(discord);
  dataDir = there(env.DATA_DIR);
  bot = await readyBot(discord, env);
  rosa = newOrganizer(discord);
});

afterEach(async () => {
  await bot?.kill();
  expectProper(discord);
  await discord.stop();
});

const soon = { withinMs: 90_000 };
const minutes = 60_000;

/** Kills the bot in the moment in which the message stands in the channel: it never hears that it does. */
async function killOnArrival(arrived: () => SeenMessage | undefined): Promise<SeenMessage> {
  const message = await discord.waitFor(() => {
    const there = arrived();
    if (there) bot.child.kill('SIGKILL');
    return there;
  }, soon);
  await bot.exited();
  await discord.waitUntilOffline();
  return message;
}

/** Kills the bot while it posts; what its organizer pressed for stays unanswered. */
async function killWhilePosting(title: string): Promise<{ post: SeenMessage; eventId: string }> {
  const draft = await drafted(discord, rosa, { title, start: nextWeek() });
  const arrival = killOnArrival(() => naming(discord, title)[0]);
  discord.press(rosa, draft, 'Post it');
  const post = await arrival;
  const eventId = eventIdIn(post);
  expect(outboxOf(dataDir, eventId, 'post')[0]?.state).toBe('claimed');
  return { post, eventId };
}

test('killed between the post and its record, and started at once: it stands there once, and works', async () => {
  const { post, eventId } = await killWhilePosting('Killed while posting');
  bot = await readyBot(discord, env);
  // As long as the dead process could still be sending, nobody touches it.
  await discord.waitFor(() => outboxOf(dataDir, eventId, 'post')[0]?.state === 'sent', soon);
  await seededPost(discord, 'Killed while posting');
  expect(naming(discord, 'Killed while posting').map(({ id }) => id)).toEqual([post.id]);
  const ana = discord.person({ name: 'ana' });
  discord.react(ana, post.message, '✅');
  await discord.waitFor(() => naming(discord, 'Killed while posting')[0]?.text.includes('1 going'), soon);
});

test('killed between the post and its record, and started after long: it is found, not posted again', async () => {
  const { post, eventId } = await killWhilePosting('Found again');
  // By then Discord does not know the nonce any more.
  letPass(dataDir, 30 * minutes);
  discord.clock.advance(30 * minutes);
  for (let others = 0; others < 120; others += 1) discord.say(rosa, 'events', `talk ${others}`);
  bot = await readyBot(discord, env);
  await discord.waitFor(() => outboxOf(dataDir, eventId, 'post')[0]?.state === 'sent', soon);
  await seededPost(discord, 'Found again');
  expect(naming(discord, 'Found again').map(({ id }) => id)).toEqual([post.id]);
});

test('killed while posting where it may not read the past: it is not posted again, and that is told', async () => {
  const { post, eventId } = await killWhilePosting('Unknowable');
  letPass(dataDir, 30 * minutes);
  discord.clock.advance(30 * minutes);
  discord.permit('events', { deny: PermissionFlagsBits.ReadMessageHistory });
  bot = await readyBot(discord, env);
  await discord.waitFor(() => outboxOf(dataDir, eventId, 'post')[0]?.state === 'unknown', soon);
  await discord.waitFor(() => bot.codes().includes('delivery-unknown'), soon);
  expect(naming(discord, 'Unknowable').map(({ id }) => id)).toEqual([post.id]);
});

test('killed between a reminder and its record: the reminder stands there once', async () => {
  await published(discord, rosa, { title: 'Killed while reminding', start: nextWeek() });
  const eventId = eventIdIn(await seededPost(discord, 'Killed while reminding'));
  makeReminderDue(dataDir, eventId);
  const arrival = killOnArrival(() => naming(discord, 'Killed while reminding')[1]);
  discord.slash(rosa, 'general', 'help');
  const reminder = await arrival;
  bot = await readyBot(discord, env);
  const states = () => outboxOf(dataDir, eventId, 'reminder').map(({ state }) => state);
  await discord.waitFor(() => states().includes('sent'), soon);
  expect(
    naming(discord, 'Killed while reminding')
      .slice(1)
      .map(({ id }) => id),
  ).toEqual([reminder.id]);
});

test('killed before the send arrives: it is sent after the restart, once', async () => {
  const draft = await drafted(discord, rosa, { title: 'Never arrived', start: nextWeek() });
  discord.failNext('POST', '/channels/:channel/messages', 'hang');
  const pressed = discord.press(rosa, draft, 'Post it');
  await pressed.acknowledged();
  await bot.kill();
  await discord.waitUntilOffline();
  expect(naming(discord, 'Never arrived')).toEqual([]);
  letPass(dataDir, 30 * minutes);
  bot = await readyBot(discord, env);
  await seededPost(discord, 'Never arrived');
  expect(naming(discord, 'Never arrived')).toHaveLength(1);
  // The organizer, who saw no end of it, confirms again.
  const again = await discord.press(rosa, draft, 'Post it').answered();
  expectPlain(again.text);
  expect(naming(discord, 'Never arrived')).toHaveLength(1);
});

test('stopped by the service manager while somebody waits: it ends by itself and nothing is lost', async () => {
  const ana = discord.person({ name: 'ana' });
  await published(discord, rosa, { title: 'Stopped', start: nextWeek() });
  const post = await seededPost(discord, 'Stopped');
  await discord.press(ana, post.message, /^rsvp:.*:going:/).answered();
  expect(await bot.stop()).toBe(0);
  expect(hasEnded(bot)).toBe(true);
  bot = await readyBot(discord, env);
  const shown = await discord.slash(ana, 'events', 'event show', { event: 'Stopped' }).answered();
  expect(shown.text).toContain('1 going');
});

test('cancelled while nobody knows yet whether the post arrived: it says so in the end, and the channel is told', async () => {
  const { eventId } = await killWhilePosting('Doubtful and cancelled');
  bot = await readyBot(discord, env);
  const asked = await discord.slash(rosa, 'events', 'event cancel', { event: eventId }).answered();
  await discord.press(rosa, there(asked.message), 'Cancel the event').answered();
  const seen = () => naming(discord, 'Doubtful and cancelled');
  await discord.waitFor(
    () => seen().length === 2 && seen().every(({ text }) => text.includes('Cancelled')),
    soon,
  );
  expect(seen()[0]?.buttons).toEqual([]);
});
