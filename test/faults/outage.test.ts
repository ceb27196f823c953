import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DiscordDouble, type Person, startDiscordDouble } from '../doubles/discord/index.ts';
import type { BotProcess } from '../scenarios/bot-process.ts';
import {
  eventIdIn,
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
import { makeReminderDue, outboxOf } from './pass-time.ts';

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

afterAll(async () => {
  await bot?.kill();
  expectProper(discord);
  await discord.stop();
});

const soon = { withinMs: 60_000 };

async function open(title: string) {
  await published(discord, rosa, { title, start: nextWeek() });
  const post = await seededPost(discord, title);
  return { post, now: () => naming(discord, title).find(({ id }) => id === post.id)?.text };
}

async function away(meanwhile: () => void): Promise<void> {
  discord.gateway.refusing = true;
  discord.dropGateway('cut');
  await discord.waitUntilOffline();
  meanwhile();
  discord.gateway.refusing = false;
  await discord.waitFor(() => discord.online, soon);
}

test('the gateway is away for a while: the bot comes back by itself and hears what it missed', async () => {
  const { post, now } = await open('Short outage');
  await away(() => discord.react(ana, post.message, '✅'));
  await discord.waitFor(() => now()?.includes('1 going'), soon);
  await discord.waitFor(() => bot.codes().includes('discord-reconnecting'));
  await expectAlive(discord, bot, ana);
});

test('Discord has forgotten the session: the bot asks who reacted and who took it back meanwhile', async () => {
  const { post, now } = await open('Long outage');
  discord.react(ana, post.message, '✅');
  await discord.waitFor(() => now()?.includes('1 going'), soon);
  await away(() => {
    discord.gateway.forgetSessions();
    discord.unreact(ana, post.message, '✅');
    discord.react(rosa, post.message, '🤔');
  });
  await discord.waitFor(() => now()?.includes('1 maybe'), soon);
  expect(now()).toContain('0 going');
  await expectAlive(discord, bot, ana);
});

test('what is due while the gateway is away is sent all the same, once', async () => {
  const { post } = await open('Due in an outage');
  const eventId = eventIdIn(post);
  await away(() => makeReminderDue(dataDir, eventId));
  await expectAlive(discord, bot, ana);
  await discord.waitFor(
    () => outboxOf(dataDir, eventId, 'reminder').some(({ state }) => state === 'sent'),
    soon,
  );
  expect(naming(discord, 'Due in an outage')).toHaveLength(2);
});
