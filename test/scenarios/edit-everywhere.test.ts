import { afterEach, beforeEach, expect, test } from 'vitest';
import { formatRangeBriefly } from '../../src/events/when/format-when.ts';
import { type DiscordDouble, type SeenMessage, startDiscordDouble } from '../doubles/discord/index.ts';
import { type SlackDouble, startSlackDouble } from '../doubles/slack/index.ts';
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
  there,
} from '../faults/bot-on-discord.ts';
import { expectProperOnSlack, slackSettings } from '../faults/bot-on-slack.ts';
import { makeReminderDue, outboxOf } from '../faults/pass-time.ts';
import type { BotProcess } from './bot-process.ts';
import { settleGroup } from './settled-group.ts';

// One event in two channels on Discord and one on Slack, which is another group, is changed after thirty said they come.

let discord: DiscordDouble;
let slack: SlackDouble;
let bot: BotProcess;
let env: Record<string, string>;

beforeEach(async () => {
  [discord, slack] = await Promise.all([startDiscordDouble(), startSlackDouble()]);
  env = { ...slackSettings(slack), ...settings(discord) };
  await settleGroup(there(env.DATA_DIR), 'slack', slack.team.id);
  bot = await readyBot(discord, env);
});

afterEach(async () => {
  await bot.kill();
  expectProper(discord);
  expectProperOnSlack(slack);
  await Promise.all([discord.stop(), slack.stop()]);
});

const title = 'Vote on the budget';
const soon = { withinMs: 60_000 };
const start = nextWeek();
const range = (at: Temporal.ZonedDateTime) => formatRangeBriefly(at, at.add({ hours: 3 }), 'en');
const typed = (at: Temporal.ZonedDateTime) =>
  at.toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');

interface Seen {
  readonly text: string;
}

/** What names the event in each of its three channels. */
const channels = (): readonly (readonly Seen[])[] => [
  naming(discord, title, 'events'),
  naming(discord, title, 'general'),
  slack.snapshot('events').filter(({ text, ephemeral }) => !ephemeral && text.includes(title)),
];
const ofKind = (mark: RegExp) => channels().map((seen) => seen.filter(({ text }) => mark.test(text)));
const notices = () => ofKind(/Changed/);
const reminders = () => ofKind(/Reminder/);
const posts = () => channels().map((seen) => there(seen.find(({ text }) => !/Changed|Reminder/.test(text))));
const allSay = (...words: readonly string[]) =>
  posts().every(({ text }) => words.every((each) => text.includes(each)));

/** Posted in all three channels, and thirty people have said that they come. */
async function thirtyCome(): Promise<{ post: SeenMessage; eventId: string }> {
  const rosa = newOrganizer(discord);
  const told = await published(discord, rosa, { title, start });
  const post = await seededPost(discord, title);
  const shared = await discord.press(rosa, there(told.message), 'Post it elsewhere too').answered();
  await discord.slash(rosa, 'general', 'event post', { event: title }).answered(soon);
  const code = there(/[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(shared.text)?.[0]);
  const luz = slack.person({ name: 'luz-who-organizes', admin: true });
  await slack.command(luz, 'events', `event post ${code}`).answered();
  const onSlack = await slack.waitFor(
    () =>
      slack
        .snapshot('events')
        .find(({ text, reactions }) => text.includes(title) && Object.keys(reactions).length === 3),
    soon,
  );
  for (let at = 0; at < 20; at += 1)
    discord.react(discord.person({ name: `person-${at}` }), post.message, '✅');
  for (let at = 0; at < 10; at += 1)
    slack.react(slack.person({ name: `member-${at}` }), onSlack.message, 'white_check_mark');
  await discord.waitFor(() => allSay('30 going'), soon);
  return { post, eventId: eventIdIn(post) };
}

/** As an organizer of the other group does it, on Slack; resolves when she is told that it is saved. */
async function edited(when: string): Promise<void> {
  const name = `organizer-${when.replaceAll(/\D/g, '')}`;
  const luz = slack.person({ name, admin: true });
  const shown = await slack.command(luz, 'events', `event edit "${title}" when: "${when}"`).answered();
  expect(shown.text).toContain('This will change');
  expect(shown.text).toContain('30 people said they come');
  expect(shown.text).toContain('All 3 channels');
  const mine = () => slack.snapshot('events', luz).filter(({ ephemeral }) => ephemeral);
  const confirmation = there(mine().find(({ text }) => text.includes('This will change')));
  expect((await slack.press(luz, confirmation, 'Save and tell people').answered()).text).toContain('Saved.');
}

const stateOf = (eventId: string, kind: 'reminder' | 'change') =>
  outboxOf(there(env.DATA_DIR), eventId, kind).map(({ state }) => state);
const count = (states: readonly string[], wanted: string) =>
  states.filter((state) => state === wanted).length;

test('all thirty stay counted, every post shows the new time, each channel is told once, and reminders go by it', async () => {
  const { eventId } = await thirtyCome();
  const waiting = count(stateOf(eventId, 'reminder'), 'pending');
  const later = start.add({ days: 1, hours: 3 });
  await edited(typed(later));
  await discord.waitFor(() => allSay(range(later), '30 going'), soon);
  await discord.waitFor(() => notices().every((seen) => seen.length === 1), soon);
  for (const [notice] of notices()) {
    const text = there(notice).text.replaceAll('\n', ' ');
    expect(text.indexOf(range(later))).toBeLessThan(text.indexOf(range(start)));
    expect(text).toContain('30 going');
  }
  // The old reminders are taken back, the new ones wait.
  const states = stateOf(eventId, 'reminder');
  expect(count(states, 'withdrawn')).toBe(waiting);
  expect(count(states, 'pending')).toBeGreaterThanOrEqual(waiting);

  // And back again: told again, once, and everybody still counted.
  await edited(typed(start));
  await discord.waitFor(() => allSay(range(start), '30 going'), soon);
  await discord.waitFor(() => notices().every((seen) => seen.length === 2), soon);
  expect(count(stateOf(eventId, 'reminder'), 'pending')).toBe(waiting);

  makeReminderDue(there(env.DATA_DIR), eventId);
  await discord.slash(discord.person({ name: 'ana' }), 'general', 'help').answered();
  await discord.waitFor(() => reminders().every((seen) => seen.length > 0), { withinMs: 90_000 });
  await bot.stop();
  expect(reminders().map((seen) => seen.length)).toEqual([1, 1, 1]);
  for (const [reminder] of reminders()) expect(there(reminder).text).toContain(range(start));
  expect(notices().map((seen) => seen.length)).toEqual([2, 2, 2]);
});

test('while a platform is away and the bot is killed, a change reaches every channel in the end, once', async () => {
  const { eventId } = await thirtyCome();
  const noon = start.withPlainTime({ hour: 12 });
  const evening = start.withPlainTime({ hour: 18 });
  discord.failNext('POST', '/channels/:channel/messages', { status: 500, times: 40 });
  discord.failNext('PATCH', /^\/channels\/[^/]+\/messages\/[^/]+$/, { status: 500, times: 40 });
  await edited(typed(noon));
  const onSlack = () => there(notices()[2]);
  await slack.waitFor(() => onSlack().length === 1, soon);
  // Discord has heard nothing yet when it is changed once more.
  await edited(typed(evening));
  await slack.waitFor(() => onSlack().length === 2, soon);
  await bot.kill();
  await discord.waitUntilOffline();
  discord.clearFaults();
  bot = await readyBot(discord, env);
  await discord.waitFor(() => allSay(range(evening), '30 going'), { withinMs: 90_000 });
  await discord.waitFor(() => notices().every((seen) => seen.length > 0), { withinMs: 90_000 });
  await discord.waitFor(
    () => stateOf(eventId, 'change').every((state) => state === 'sent' || state === 'withdrawn'),
    { withinMs: 90_000 },
  );
  expect(notices().map((seen) => seen.length)).toEqual([1, 1, 2]);
  for (const [notice] of notices().slice(0, 2)) {
    const { text } = there(notice);
    expect(text).toContain(range(evening));
    expect(text).not.toContain(range(noon));
    expect(text).toContain(range(start));
  }
});
