import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  type DiscordDouble,
  type Message,
  type Person,
  startDiscordDouble,
} from '../doubles/discord/index.ts';
import {
  eventIdIn,
  expectAlive,
  expectPlain,
  expectProper,
  forged,
  naming,
  newOrganizer,
  nextWeek,
  published,
  readyBot,
  seededPost,
  settings,
  there,
} from '../faults/bot-on-discord.ts';
import { outboxOf } from '../faults/pass-time.ts';
import type { BotProcess } from './bot-process.ts';

let discord: DiscordDouble;
let bot: BotProcess;
let dataDir: string;
let rosa: Person;
let ana: Person;

beforeAll(async () => {
  discord = await startDiscordDouble();
  const env = settings(discord);
  dataDir = there(env.DATA_DIR);
  bot = await readyBot(discord, env);
  rosa = newOrganizer(discord);
  ana = discord.person({ name: 'ana' });
});

afterEach(async () => {
  discord.clearFaults();
  await expectAlive(discord, bot, ana);
  expectProper(discord);
});

afterAll(async () => {
  await bot?.kill();
  await discord.stop();
});

const soon = { withinMs: 60_000 };

async function open(title: string) {
  await published(discord, rosa, { title, start: nextWeek() });
  const post = await seededPost(discord, title);
  const now = () => there(naming(discord, title).find(({ id }) => id === post.id));
  const notices = () => naming(discord, title).filter(({ id }) => id !== post.id);
  return { post, id: eventIdIn(post), now, notices };
}

async function askToCancel(event: string): Promise<Message> {
  const sure = await discord.slash(rosa, 'events', 'event cancel', { event }).answered();
  expect(sure.ephemeral).toHaveLength(1);
  return there(sure.message);
}

test('an organizer cancels: the post says so, the channel is told once, no reminder goes out', async () => {
  const { post, id, now, notices } = await open('Called off');
  await discord.press(ana, post.message, /^rsvp:.*:going:/).answered();
  const sure = await askToCancel('Called off');
  // Nothing happens before it is confirmed.
  expect(now().text).not.toContain('Cancelled');
  expect(outboxOf(dataDir, id, 'reminder').every(({ state }) => state === 'pending')).toBe(true);

  const done = await discord.press(rosa, sure, 'Cancel the event').answered();
  expect(done.text).toContain('Cancelled.');
  await discord.waitFor(() => now().text.includes('Cancelled'), soon);
  await discord.waitFor(() => notices().length > 0, soon);
  expect(now().text).toContain('Cancelado');
  expect(now().buttons).toEqual([]);
  expect(notices()).toHaveLength(1);
  const rows = outboxOf(dataDir, id, 'reminder');
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.every(({ state }) => state === 'withdrawn')).toBe(true);

  // Who wants to know more is shown that it is cancelled.
  const details = await discord.press(ana, there(notices()[0]).message, /Details/).answered();
  expect(details.text).toContain('Cancelled');
  expect(details.ephemeral).toHaveLength(1);
});

test('whoever still answers afterwards is told that it is cancelled, and is not counted', async () => {
  const { post, id, now, notices } = await open('Still answered');
  await discord.press(rosa, await askToCancel(id), 'Cancel the event').answered();
  await discord.waitFor(() => notices().length > 0 && now().text.includes('Cancelled'), soon);
  const before = now().text;
  for (const answer of [
    // The post as somebody's screen may still show it.
    discord.press(ana, forged(post.message, `rsvp:${id}:going:view`), 'forged'),
    discord.press(ana, forged(post.message, `rsvp-withdraw:${id}`), 'forged'),
    discord.slash(ana, 'events', 'rsvp', { event: id, choice: 'going' }),
  ]) {
    const { text, ephemeral } = await answer.answered();
    expect(text).toContain('This event is cancelled');
    expect(ephemeral).toHaveLength(1);
  }
  discord.react(ana, post.message, '✅');
  await expectAlive(discord, bot, ana);
  expect(now().text).toBe(before);
});

test('cancelling twice, even at the same moment, tells the channel once', async () => {
  const { id, notices, now } = await open('Cancelled twice');
  const lupe = newOrganizer(discord, 'lupe');
  const theirs = await discord.slash(lupe, 'events', 'event cancel', { event: id }).answered();
  const ours = await askToCancel(id);
  const again = { ...ours };
  const presses = [
    discord.press(rosa, ours, 'Cancel the event'),
    discord.press(lupe, there(theirs.message), 'Cancel the event'),
    discord.press(rosa, again, 'Cancel the event'),
  ];
  for (const pressed of presses) expectPlain((await pressed.answered()).text);
  await discord.waitFor(() => notices().length > 0 && now().text.includes('Cancelled'), soon);
  const third = await discord.slash(rosa, 'events', 'event cancel', { event: id }).answered();
  expect(third.text).toContain('This event is cancelled');
  await discord.waitFor(() => outboxOf(dataDir, id, 'refresh')[0]?.state === 'sent', soon);
  const cancellations = () => outboxOf(dataDir, id, 'cancellation').map(({ state }) => state);
  await discord.waitFor(() => cancellations().every((state) => state === 'sent'), soon);
  expect(cancellations()).toEqual(['sent']);
  expect(notices()).toHaveLength(1);
});

test('an organizer who keeps it after all changes nothing', async () => {
  const { id, now, notices } = await open('Kept');
  const before = now().text;
  const kept = await discord.press(rosa, await askToCancel(id), 'Keep it').answered();
  expect(kept.text).toContain('Nothing changed');
  await expectAlive(discord, bot, ana);
  expect(now().text).toBe(before);
  expect(notices()).toEqual([]);
  expect(outboxOf(dataDir, id, 'reminder').every(({ state }) => state === 'pending')).toBe(true);
});

test('a member may not cancel', async () => {
  const { id, now } = await open('Not theirs');
  const refused = await discord.slash(ana, 'events', 'event cancel', { event: id }).answered();
  expect(refused.text).toContain('Only organizers');
  expect(now().text).not.toContain('Cancelled');
});

test('a notice whose answer is lost on the way is not repeated', async () => {
  const { id, notices } = await open('Lost notice');
  const sure = await askToCancel(id);
  discord.failNext('POST', '/channels/:channel/messages', 'cut-after-effect');
  await discord.press(rosa, sure, 'Cancel the event').answered();
  await discord.waitFor(() => outboxOf(dataDir, id, 'cancellation')[0]?.state === 'sent', soon);
  expect(notices()).toHaveLength(1);
});

test('an event whose post a moderator has deleted can be cancelled, and the channel is told', async () => {
  const { post, id } = await open('Without a post');
  discord.deleteMessage(post.message);
  await discord.press(rosa, await askToCancel(id), 'Cancel the event').answered();
  // Whether the post was there again by then or not: whoever read it is told, and nothing stands there uncancelled.
  const all = () => naming(discord, 'Without a post').map(({ text }) => text);
  await discord.waitFor(() => all().some((text) => text.includes('You do not need to come')), soon);
  await discord.waitFor(() => all().every((text) => text.includes('Cancelled')), soon);
});
