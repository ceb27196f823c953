import { PermissionFlagsBits } from 'discord.js';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type DiscordDouble, type Person, startDiscordDouble } from '../doubles/discord/index.ts';
import type { BotProcess } from '../scenarios/bot-process.ts';
import {
  eventIdIn,
  expectAlive,
  expectPlain,
  expectProper,
  naming,
  newOrganizer,
  nextWeek,
  published,
  readyBot,
  seededPost,
  settings,
  there,
} from './bot-on-discord.ts';

let discord: DiscordDouble;
let bot: BotProcess;
let rosa: Person;
let ana: Person;

beforeAll(async () => {
  discord = await startDiscordDouble();
  bot = await readyBot(discord, settings(discord));
  rosa = newOrganizer(discord);
  ana = discord.person({ name: 'ana' });
});

afterEach(async () => {
  discord.permit('events', {});
  await expectAlive(discord, bot, ana);
  expectProper(discord);
});

afterAll(async () => {
  await bot?.kill();
  await discord.stop();
});

const soon = { withinMs: 60_000 };
const publish = (title: string) => published(discord, rosa, { title, start: nextWeek() });
const tryAgain = /Try again/;

test('the bot may not send: the organizer is told which permission, and trying again posts it once', async () => {
  discord.permit('events', { deny: PermissionFlagsBits.SendMessages });
  const told = await publish('May not send');
  expectPlain(told.text);
  expect(told.text).toContain('Send Messages');
  expect(told.text).not.toContain('View Channel');
  expect(naming(discord, 'May not send')).toEqual([]);

  // Too early: nothing has been granted yet.
  const still = await discord.press(rosa, there(told.message), tryAgain).answered();
  expect(still.text).toContain('Send Messages');

  discord.permit('events', {});
  const posted = await discord.press(rosa, there(still.message), tryAgain).answered();
  expect(posted.text).toContain('Posted');
  await seededPost(discord, 'May not send');
  expect(naming(discord, 'May not send')).toHaveLength(1);
});

test('the bot may not even see the channel: the organizer is told that', async () => {
  discord.permit('events', { deny: PermissionFlagsBits.ViewChannel });
  const told = await publish('May not see');
  expectPlain(told.text);
  expect(told.text).toContain('View Channel');
  discord.permit('events', {});
  const posted = await discord.press(rosa, there(told.message), tryAgain).answered();
  expect(posted.text).toContain('Posted');
  await seededPost(discord, 'May not see');
  expect(naming(discord, 'May not see')).toHaveLength(1);
});

test('the bot may not add reactions: it is posted, its buttons work, the organizer is told', async () => {
  discord.permit('events', { deny: PermissionFlagsBits.AddReactions });
  const told = await publish('May not react');
  expectPlain(told.text);
  expect(told.text).toContain('Add Reactions');
  expect(told.text).toContain('posted');
  const post = there(naming(discord, 'May not react')[0]);
  expect(post.reactions).toEqual({});
  const pressed = await discord.press(ana, post.message, /^rsvp:.*:going:/).answered();
  expect(pressed.text).toContain('1 going');

  discord.permit('events', {});
  const now = await discord.press(rosa, there(told.message), tryAgain).answered();
  expect(now.text).toContain('Posted');
  const seeded = await seededPost(discord, 'May not react');
  expect(naming(discord, 'May not react')).toHaveLength(1);
  expect(seeded.text).toContain('1 going');
});

test('the bot may not read the past: nobody who reacted is withdrawn, and the log has a code for it', async () => {
  await publish('May not read');
  const post = await seededPost(discord, 'May not read');
  discord.react(ana, post.message, '✅');
  const now = () => naming(discord, 'May not read')[0]?.text;
  await discord.waitFor(() => now()?.includes('1 going'), soon);
  discord.permit('events', { deny: PermissionFlagsBits.ReadMessageHistory });
  discord.dropGateway(4_000);
  await discord.waitFor(
    () => bot.log().includes('"why":"missing-permission","msg":"reconcile-failed"'),
    soon,
  );
  const shown = await discord.slash(ana, 'events', 'event show', { event: eventIdIn(post) }).answered();
  expect(shown.text).toContain('1 going');

  // Given back, what happened meanwhile is counted when it next connects.
  discord.react(discord.person({ name: 'wei' }), post.message, '❌');
  discord.permit('events', {});
  discord.dropGateway(4_000);
  await discord.waitFor(() => now()?.includes("1 can't"), soon);
  expect(now()).toContain('1 going');
});

test('a channel in which the bot may do nothing does not keep it from answering there', async () => {
  const none = PermissionFlagsBits.SendMessages | PermissionFlagsBits.ReadMessageHistory;
  discord.permit('events', { deny: none | PermissionFlagsBits.AddReactions });
  const question = 'What is the ordinance?';
  const answer = await discord.slash(ana, 'events', 'ask', { question }).answered();
  expectPlain(answer.text);
});
