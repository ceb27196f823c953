import { isDeepStrictEqual } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DiscordDouble, type Person, startDiscordDouble } from '../doubles/discord/index.ts';
import {
  eventIdIn,
  expectProper,
  minutesAhead,
  naming,
  newOrganizer,
  published,
  readyBot,
  seededPost,
  settings,
  there,
} from '../faults/bot-on-discord.ts';
import { bringForward, outboxOf } from '../faults/pass-time.ts';
import type { BotProcess } from './bot-process.ts';

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

const soon = { withinMs: 30_000 };
const minute = 60_000;
const days = (count: number) => count * 24 * 60;

/** Posts hearings that start in six days, then turns the machine off until this long (minutes) before each start. */
async function offUntil(hearings: Readonly<Record<string, number>>): Promise<Map<string, string>> {
  const start = minutesAhead(days(6));
  const ids = new Map<string, string>();
  for (const title of Object.keys(hearings)) {
    await published(discord, rosa, { title, start });
    const id = eventIdIn(await seededPost(discord, title));
    await discord.waitFor(() => outboxOf(dataDir, id, 'refresh')[0]?.state === 'sent', soon);
    ids.set(title, id);
  }
  await bot.kill();
  await discord.waitUntilOffline();
  for (const [title, before] of Object.entries(hearings)) {
    const passed = start.epochMilliseconds - Date.now() - before * minute;
    bringForward(dataDir, there(ids.get(title)), passed);
  }
  bot = await readyBot(discord, env);
  const settled = () =>
    [...ids.values()].every((id) =>
      outboxOf(dataDir, id, 'reminder').some(({ state }) => state !== 'pending' && state !== 'claimed'),
    );
  await discord.waitFor(settled, soon);
  return ids;
}

const reminders = (title: string) => naming(discord, title).filter(({ text }) => text.includes('Reminder'));

test('after a long outage each event is reminded of at most once, and never after its start', async () => {
  const ids = await offUntil({
    'Only the day before is overdue': 180,
    'Both reminders are overdue': 60,
    'Already over the start': -10,
  });
  const states = (title: string) => outboxOf(dataDir, there(ids.get(title)), 'reminder');
  // A message stands in the channel a moment before it is noted as sent.
  const become = (title: string, ...wanted: readonly string[]) =>
    discord.waitFor(
      () =>
        isDeepStrictEqual(
          states(title).map(({ state, error }) => error ?? state),
          wanted,
        ),
      {
        ...soon,
        for: `the reminders of "${title}" to be ${wanted.join(', ')}`,
      },
    );

  // One reminder was missed and its event is still ahead: better late, with the true time to go.
  await discord.waitFor(() => reminders('Only the day before is overdue').length > 0, soon);
  await become('Only the day before is overdue', 'late', 'pending');

  // "Tomorrow" would be wrong by now: only the latest of them goes out.
  await discord.waitFor(() => reminders('Both reminders are overdue').length > 0, soon);
  await become('Both reminders are overdue', 'overtaken', 'late');
  expect(reminders('Both reminders are overdue')).toHaveLength(1);

  // A reminder of what has begun helps nobody; that it was missed stands in the log.
  await become('Already over the start', 'too-late', 'too-late');
  expect(reminders('Already over the start')).toEqual([]);
  await discord.waitFor(() => bot.log().includes('"why":"too-late","msg":"delivery-withdrawn"'), soon);
});

test('reminders that went out before the outage are not repeated after it', async () => {
  const ids = await offUntil({ 'Reminded already': 180 });
  await discord.waitFor(() => reminders('Reminded already').length > 0, soon);
  const id = there(ids.get('Reminded already'));
  await discord.waitFor(() => outboxOf(dataDir, id, 'reminder')[0]?.state === 'sent', soon);
  for (const ending of ['kill', 'stop'] as const) {
    await bot[ending]();
    await discord.waitUntilOffline();
    bot = await readyBot(discord, env);
  }
  const ana = discord.person({ name: 'ana' });
  await discord.slash(ana, 'events', 'help').answered();
  expect(reminders('Reminded already')).toHaveLength(1);
});

test('an answer given during an outage counts even if the event has begun meanwhile', async () => {
  const title = 'Begun meanwhile';
  await published(discord, rosa, { title, start: minutesAhead(60) });
  const post = await seededPost(discord, title);
  await bot.kill();
  await discord.waitUntilOffline();
  discord.react(discord.person({ name: 'ana' }), post.message, '✅');
  bringForward(dataDir, eventIdIn(post), 90 * minute);
  bot = await readyBot(discord, env);
  await discord.waitFor(() => naming(discord, title)[0]?.text.includes('1 going'), soon);
});
