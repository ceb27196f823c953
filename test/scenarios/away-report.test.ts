import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DiscordDouble, type Person, startDiscordDouble } from '../doubles/discord/index.ts';
import {
  eventIdIn,
  expectProper,
  minutesAhead,
  published,
  readyBot,
  seededPost,
  settings,
  there,
} from '../faults/bot-on-discord.ts';
import { bringForward, lastRan, makeReportDue, outboxOf, reportIn } from '../faults/pass-time.ts';
import type { BotProcess } from './bot-process.ts';

// What organizers read when the bot is back after hours.

let discord: DiscordDouble;
let bot: BotProcess;
let env: Record<string, string>;
let dataDir: string;
let rosa: Person;

beforeEach(async () => {
  const view = PermissionFlagsBits.ViewChannel;
  const secret = { name: 'core-team', everyoneDeny: view, botAllow: view };
  discord = await startDiscordDouble({ guilds: [{ channels: ['general', 'events', secret] }] });
  env = settings(discord);
  dataDir = there(env.DATA_DIR);
  bot = await readyBot(discord, env);
  rosa = discord.person({ name: 'rosa', permissions: PermissionFlagsBits.Administrator });
  const organizers_channel = discord.channel('core-team').id;
  await discord.slash(rosa, 'general', 'settings', { organizers_channel }).answered();
});

afterEach(async () => {
  await bot?.kill();
  expectProper(discord);
  await discord.stop();
});

const soon = { withinMs: 30_000 };
const minute = 60_000;

async function posted(title: string, start: Temporal.ZonedDateTime): Promise<string> {
  await published(discord, rosa, { title, start });
  const id = eventIdIn(await seededPost(discord, title));
  await discord.waitFor(() => outboxOf(dataDir, id, 'refresh')[0]?.state === 'sent', soon);
  return id;
}

const told = () =>
  discord.snapshot('core-team').filter(({ text }) => /Something was|Algo se|Algo no/.test(text));

test('after hours away there is one report of what was missed and what came late, even if the bot is killed before it', async () => {
  const start = minutesAhead(6 * 24 * 60);
  const missed = await posted('Missed', start);
  const late = await posted('Late', start);
  await bot.kill();
  await discord.waitUntilOffline();
  const untilStart = start.epochMilliseconds - Date.now();
  // One has begun meanwhile; the other one begins in an hour, and both of its reminders were due.
  bringForward(dataDir, missed, untilStart + 10 * minute);
  bringForward(dataDir, late, untilStart - 60 * minute);
  const from = Date.now() - 30 * 60 * minute;
  lastRan(dataDir, from);

  bot = await readyBot(discord, env);
  const ended = (id: string) =>
    outboxOf(dataDir, id, 'reminder').every(({ state }) => state === 'withdrawn' || state === 'sent');
  await discord.waitFor(() => [missed, late].every(ended) && reportIn(dataDir)?.state === 'pending', soon);
  await bot.kill();
  await discord.waitUntilOffline();
  expect(told()).toEqual([]);
  // As if it had been killed so soon that it noted nothing.
  lastRan(dataDir, from);
  makeReportDue(dataDir);
  bot = await readyBot(discord, env);
  await discord.waitFor(() => reportIn(dataDir)?.state === 'sent', soon);

  const [report, ...others] = told();
  expect(others).toEqual([]);
  const { text } = there(report);
  expect(text).toContain(`I was away from <t:${Math.floor(from / 1000)}:F> to <t:`);
  expect(text).toMatch(/Not sent, because it could only have come too late:[\s\S]*“Missed”/);
  expect(text).toMatch(/Sent late, because it was not possible sooner:[\s\S]*“Late”/);
  expect(text).toContain('1 reminder was left out, because the next one was due as well: “Late”.');

  // What was told is not told again.
  await bot.stop();
  await discord.waitUntilOffline();
  bot = await readyBot(discord, env);
  await discord.slash(rosa, 'general', 'help').answered();
  expect(told()).toHaveLength(1);
});
