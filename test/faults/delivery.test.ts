import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type DiscordDouble, type Person, startDiscordDouble } from '../doubles/discord/index.ts';
import type { BotProcess } from '../scenarios/bot-process.ts';
import {
  drafted,
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
import { letPass, makeReminderDue, outboxOf } from './pass-time.ts';

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

const send = '/channels/:channel/messages';
const callback = /^\/interactions\/[^/]+\/[^/]+\/callback$/;
const soon = { withinMs: 60_000 };

function publish(title: string) {
  return published(discord, rosa, { title, start: nextWeek() });
}

async function postOf(title: string) {
  const post = await seededPost(discord, title);
  return { post, eventId: eventIdIn(post), now: () => naming(discord, title)[0] };
}

test('the connection breaks after the post has arrived: it stands there once', async () => {
  discord.failNext('POST', send, 'cut-after-effect');
  const told = await publish('Cut after the post');
  expectPlain(told.text);
  const { eventId } = await postOf('Cut after the post');
  await discord.waitFor(() => outboxOf(dataDir, eventId, 'post')[0]?.state === 'sent', soon);
  expect(naming(discord, 'Cut after the post')).toHaveLength(1);
});

test('the connection breaks before the post has arrived: it is posted all the same, once', async () => {
  discord.failNext('POST', send, 'cut');
  const told = await publish('Cut before the post');
  expect(told.text).toContain('I keep trying');
  const { eventId } = await postOf('Cut before the post');
  await discord.waitFor(() => outboxOf(dataDir, eventId, 'post')[0]?.state === 'sent', soon);
  expect(naming(discord, 'Cut before the post')).toHaveLength(1);
});

test('Discord is broken for a while: the organizer is told, and the post comes, once', async () => {
  discord.failNext('POST', send, { status: 500, times: 4 });
  const told = await publish('Five hundred');
  expect(told.text).toContain('I keep trying');
  await postOf('Five hundred');
  expect(naming(discord, 'Five hundred')).toHaveLength(1);
});

test('Discord asks to wait a little: the post comes within the same answer', async () => {
  discord.failNext('POST', send, { status: 429, body: { message: 'slow', retry_after: 1, global: false } });
  const told = await publish('Wait a second');
  expect(told.text).toContain('Posted');
  expect(naming(discord, 'Wait a second')).toHaveLength(1);
});

test('Discord asks to wait long: the organizer need not, and the post comes, once', async () => {
  discord.failNext('POST', send, { status: 429, body: { message: 'slow', retry_after: 11, global: false } });
  const told = await publish('Wait eleven seconds');
  expect(told.text).toContain('I keep trying');
  await postOf('Wait eleven seconds');
  expect(naming(discord, 'Wait eleven seconds')).toHaveLength(1);
});

test('a reminder whose answer was lost stands in the channel once', async () => {
  await publish('Lost reminder');
  const { eventId } = await postOf('Lost reminder');
  discord.failNext('POST', send, 'cut-after-effect');
  makeReminderDue(dataDir, eventId);
  await discord.slash(ana, 'general', 'help').answered();
  const states = () => outboxOf(dataDir, eventId, 'reminder').map(({ state }) => state);
  await discord.waitFor(() => states().includes('sent'), soon);
  // The post and one reminder.
  expect(naming(discord, 'Lost reminder')).toHaveLength(2);
});

test('it stays in doubt whether a post arrived, even if Discord refuses the next tries: it is not doubled', async () => {
  discord.failNext('POST', send, 'cut-after-effect');
  discord.failNext('POST', send, { status: 429, body: { message: 'slow', retry_after: 11, global: false } });
  await publish('In doubt');
  const post = await discord.waitFor(() => naming(discord, 'In doubt')[0]);
  const eventId = eventIdIn(post);
  const row = () => outboxOf(dataDir, eventId, 'post')[0];
  await discord.waitFor(() => row()?.error?.startsWith('rate-limited'), soon);
  // Meanwhile Discord forgets that it has seen this post before.
  letPass(dataDir, 600_000);
  discord.clock.advance(600_000);
  await discord.waitFor(() => row()?.state === 'sent', soon);
  expect(naming(discord, 'In doubt')).toHaveLength(1);
});

test('an old post that may be edited rarely shows the count in the end', async () => {
  await publish('Old post');
  const { post, now } = await postOf('Old post');
  discord.ageMessage(post.message, 7_200_000);
  discord.limits.oldEdits.limit = 1;
  discord.limits.oldEdits.windowMs = 12_000;
  for (const name of ['wei', 'marcus', 'lupe']) {
    discord.react(discord.person({ name }), post.message, '✅');
    const before = discord.requests.length;
    const isEdit = ({ method, path }: { method: string; path: string }) =>
      method === 'PATCH' && path.endsWith(`/messages/${post.id}`);
    await discord.waitFor(() => discord.requests.slice(before).some(isEdit), soon);
  }
  await discord.waitFor(() => now()?.text.includes('3 going'), soon);
  expect(discord.requests.some(({ code }) => code === 30_046)).toBe(true);
});

test('a tap whose answer comes too late for Discord is counted, and the post shows it', async () => {
  await publish('Too late');
  const { post, now } = await postOf('Too late');
  const pressed = discord.press(ana, post.message, /^rsvp:.*:going:/);
  discord.clock.advance(4_000);
  await expect(pressed.answered()).rejects.toThrow('did not respond');
  await discord.waitFor(() => now()?.text.includes('1 going'), soon);
  await discord.waitFor(() => bot.log().includes('"why":"expired"'), soon);
});

test('a tap whose answer gets lost is counted, and the post shows it', async () => {
  await publish('Answer lost');
  const { post, now } = await postOf('Answer lost');
  discord.failNext('POST', callback, 'cut');
  discord.press(ana, post.message, /^rsvp:.*:going:/);
  await discord.waitFor(() => now()?.text.includes('1 going'), soon);
});

test('a tap that Discord delivers twice counts once', async () => {
  await publish('Twice');
  const { post, now } = await postOf('Twice');
  const pressed = discord.press(ana, post.message, /^rsvp:.*:going:/);
  discord.dispatch('INTERACTION_CREATE', pressed.payload);
  const answer = await pressed.answered();
  expect(answer.text).toContain('1 going');
  await expectAlive(discord, bot, ana);
  expect(now()?.text).toContain('1 going');
  expect(answer.edits).toBe(1);
});

test('a post that is deleted while the gateway is away withdraws nobody, and is posted again', async () => {
  await publish('Deleted by a moderator');
  const { post, now } = await postOf('Deleted by a moderator');
  await discord.press(ana, post.message, /^rsvp:.*:going:/).answered();
  const wei = discord.person({ name: 'wei' });
  discord.react(wei, post.message, '✅');
  const shown = async () =>
    (await discord.slash(ana, 'events', 'event show', { event: 'Deleted by a moderator' }).answered()).text;
  await discord.waitFor(() => now()?.text.includes('2 going'), soon);
  discord.gateway.forgetSessions();
  discord.dropGateway(4_000);
  discord.deleteMessage(post.message);
  await discord.waitFor(() => now() && now()?.message.id !== post.message.id, soon);
  expect(await shown()).toContain('2 going');
  const rsvp = discord.slash(wei, 'events', 'rsvp', { event: 'Deleted by a moderator', choice: 'maybe' });
  expect((await rsvp.answered()).text).toContain('You are counted as maybe');
  expect(await shown()).toContain('1 maybe');
});

test('an organizer who confirms twice gets one post', async () => {
  const draft = await drafted(discord, rosa, { title: 'Confirmed twice', start: nextWeek() });
  const both = [discord.press(rosa, draft, 'Post it'), discord.press(rosa, draft, 'Post it')];
  for (const each of both) expectPlain((await each.answered()).text);
  await postOf('Confirmed twice');
  expect(naming(discord, 'Confirmed twice')).toHaveLength(1);
});
