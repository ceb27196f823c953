import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DiscordDouble, startDiscordDouble } from '../doubles/discord/index.ts';
import type { BotProcess } from '../scenarios/bot-process.ts';
import {
  expectAlive,
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

// Moderators tidy up, people leave: nobody who said that they come is lost by what others do.

const hearing = { title: 'Vote on the budget', start: nextWeek() };

let discord: DiscordDouble;
let bot: BotProcess;

beforeEach(async () => {
  discord = await startDiscordDouble();
});

afterEach(async () => {
  await bot.kill();
  await discord.stop();
});

const post = () => there(naming(discord, hearing.title)[0]);
const says = (words: string) => naming(discord, hearing.title)[0]?.text.includes(words) === true;
const own = () => Object.keys(post().reactions);

async function twoComing(env = settings(discord)): Promise<Record<string, string>> {
  bot = await readyBot(discord, env);
  const ana = discord.person({ name: 'ana' });
  const wei = discord.person({ name: 'wei' });
  await published(discord, newOrganizer(discord), hearing);
  const { message } = await seededPost(discord, hearing.title);
  discord.react(ana, message, '✅');
  await discord.press(wei, message, /^rsvp:.*:going:/).answered();
  await discord.waitFor(() => says('2 going'), { withinMs: 20_000 });
  return env;
}

test('all reactions cleared: everybody stays counted, and the reactions are there to tap again', async () => {
  await twoComing();
  discord.clearReactions(post().message);
  await discord.waitFor(() => own().length === 3, { for: 'the reactions to be back', withinMs: 20_000 });
  const rui = discord.person({ name: 'rui' });
  discord.react(rui, post().message, '✅');
  await discord.waitFor(() => says('3 going'), { withinMs: 20_000 });
  expectProper(discord);
});

test('one kind of reaction cleared: the same', async () => {
  await twoComing();
  discord.clearReactions(post().message, '✅');
  await discord.waitFor(() => own().includes('✅'), { withinMs: 20_000 });
  expect(says('2 going')).toBe(true);
  expectProper(discord);
});

test('cleared while the bot was away: everybody stays counted', async () => {
  const env = await twoComing();
  await bot.kill();
  await discord.waitUntilOffline();
  discord.clearReactions(post().message);
  const rui = discord.person({ name: 'rui' });
  discord.react(rui, post().message, '❌');
  bot = await readyBot(discord, env);
  await discord.waitFor(() => says("1 can't") && own().length === 3, { withinMs: 20_000 });
  expect(says('2 going')).toBe(true);
  expectProper(discord);
});

test('the post deleted: it is posted again with its count, and takes taps and reactions', async () => {
  await twoComing();
  const first = post().message;
  discord.deleteMessage(first);
  const again = await seededPost(discord, hearing.title);
  expect(again.message.id).not.toBe(first.id);
  expect(again.text).toContain('2 going');
  const rui = discord.person({ name: 'rui' });
  const tapped = await discord.press(rui, again.message, /^rsvp:.*:going:/).answered();
  expect(tapped.text).toContain('3 going');
  discord.react(rui, again.message, '🤔');
  await discord.waitFor(() => says('1 maybe') && says('2 going'), { withinMs: 20_000 });
  expectProper(discord);
});

test('the post deleted while the bot was away: the same', async () => {
  const env = await twoComing();
  await bot.kill();
  await discord.waitUntilOffline();
  discord.deleteMessage(post().message);
  bot = await readyBot(discord, env);
  const again = await seededPost(discord, hearing.title);
  expect(again.text).toContain('2 going');
  expectProper(discord);
});

test('deleted again and again: it stays away in the end, and organizers are told', async () => {
  await twoComing();
  for (let time = 0; time < 4; time += 1) {
    const { message } = await seededPost(discord, hearing.title);
    discord.deleteMessage(message);
  }
  const rosa = newOrganizer(discord, 'rosa-again');
  await discord.waitFor(() => bot.log().includes('given-up'), { withinMs: 20_000 });
  const shown = await discord.slash(rosa, 'events', 'event show', { event: hearing.title }).answered();
  expect(shown.text).toContain('again and again');
  expect(shown.text).toContain('2 going');
  expect(naming(discord, hearing.title)).toEqual([]);
  // She wants it back.
  const back = await discord.slash(rosa, 'events', 'event post', { event: hearing.title }).answered();
  expect(back.text).toContain('Posted');
  expect((await seededPost(discord, hearing.title)).text).toContain('2 going');
  expectProper(discord);
});

test('a cancelled event’s post that is deleted stays deleted', async () => {
  await twoComing();
  const rosa = newOrganizer(discord, 'rosa-again');
  const asked = await discord.slash(rosa, 'events', 'event cancel', { event: hearing.title }).answered();
  await discord.press(rosa, there(asked.message), 'Cancel the event').answered();
  await discord.waitFor(() => naming(discord, hearing.title).length === 2, { withinMs: 20_000 });
  discord.deleteMessage(post().message);
  await discord.waitFor(() => bot.log().includes('post-was-deleted'), { withinMs: 20_000 });
  expect(naming(discord, hearing.title)).toHaveLength(1);
  expectProper(discord);
});

test('somebody who leaves the server stays counted', async () => {
  const env = await twoComing();
  const zoe = discord.person({ name: 'zoe' });
  discord.react(zoe, post().message, '✅');
  await discord.waitFor(() => says('3 going'), { withinMs: 20_000 });
  discord.leave(zoe);
  await bot.stop();
  bot = await readyBot(discord, env);
  await discord.waitFor(() => bot.log().includes('reconciled'), { withinMs: 20_000 });
  await expectAlive(discord, bot, discord.person({ name: 'noor' }));
  expect(says('3 going')).toBe(true);
  expectProper(discord);
});

test('a super reaction and a plain one are one person; taking one away leaves the other', async () => {
  await twoComing();
  const zoe = discord.person({ name: 'zoe' });
  discord.react(zoe, post().message, '✅');
  discord.react(zoe, post().message, '✅', { burst: true });
  await discord.waitFor(() => says('3 going'), { withinMs: 20_000 });
  discord.unreact(zoe, post().message, '✅');
  // What comes after it has been counted by then.
  discord.react(discord.person({ name: 'rui' }), post().message, '❌');
  await discord.waitFor(() => says("1 can't"), { withinMs: 20_000 });
  expect(says('3 going')).toBe(true);
  discord.unreact(zoe, post().message, '✅', { burst: true });
  await discord.waitFor(() => says('2 going'), { withinMs: 20_000 });
  expectProper(discord);
});

test('a reaction that Discord never told is found by the slow sweep', async () => {
  await twoComing(settings(discord, { RECONCILE_SECONDS: '5' }));
  discord.gateway.silent = true;
  discord.react(discord.person({ name: 'zoe' }), post().message, '✅');
  discord.gateway.silent = false;
  await discord.waitFor(() => says('3 going'), { for: 'the sweep', withinMs: 30_000 });
  expectProper(discord);
});
