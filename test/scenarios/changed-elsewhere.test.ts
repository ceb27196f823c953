import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DiscordDouble, type Person, startDiscordDouble } from '../doubles/discord/index.ts';
import {
  expectProper,
  naming,
  nextWeek,
  published,
  readyBot,
  seededPost,
  settings,
  there,
} from '../faults/bot-on-discord.ts';
import type { BotProcess } from './bot-process.ts';

// An event that stands in another server too, and is changed there.

const hearing = { title: 'Vote on the budget', start: nextWeek() };

let discord: DiscordDouble;
let bot: BotProcess;
/** Organizes in the server that made the event; Luis in the other one. */
let rosa: Person;
let luis: Person;

beforeEach(async () => {
  const view = PermissionFlagsBits.ViewChannel;
  const secret = { name: 'core-team', everyoneDeny: view, botAllow: view };
  const guilds = [{ channels: ['general', 'events', secret] }, { channels: ['elsewhere'] }];
  discord = await startDiscordDouble({ guilds });
  bot = await readyBot(discord, settings(discord));
  rosa = discord.person({ name: 'rosa-who-organizes', permissions: PermissionFlagsBits.Administrator });
  luis = discord.person({ name: 'luis-of-elsewhere', permissions: PermissionFlagsBits.Administrator });
  const organizers_channel = discord.channel('core-team').id;
  await discord.slash(rosa, 'events', 'settings', { organizers_channel }).answered();
  const own = await published(discord, rosa, hearing);
  await seededPost(discord, hearing.title);
  const shared = await discord.press(rosa, there(own.message), 'Post it elsewhere too').answered();
  const event = there(/[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(shared.text)?.[0]);
  await discord.slash(luis, 'elsewhere', 'event post', { event }).answered({ withinMs: 30_000 });
  await discord.waitFor(
    () => Object.keys(naming(discord, hearing.title, 'elsewhere')[0]?.reactions ?? {}).length === 3,
    { withinMs: 30_000 },
  );
});

afterEach(async () => {
  await bot.kill();
  expectProper(discord);
  await discord.stop();
});

/** What organizers were told, after the first line of all. */
const told = () => discord.snapshot('core-team').slice(1);
const heard = async (words: string) => {
  const one = await discord.waitFor(() => told().find(({ text }) => text.includes(words)), {
    for: `organizers to read “${words}”`,
    withinMs: 20_000,
  });
  expect(told()).toHaveLength(1);
  expect(one.text).not.toMatch(/luis|rosa/);
  expect(one.text).not.toContain(luis.id);
  return one.text;
};

async function edited(person: Person, channel: string, changed: Record<string, string>): Promise<void> {
  const options = { event: hearing.title, ...changed };
  const shown = await discord.slash(person, channel, 'event edit', options).answered();
  const saved = await discord.press(person, there(shown.message), /^event-save/).answered();
  expect(saved.text).toContain('Saved');
}

async function cancelled(person: Person, channel: string): Promise<void> {
  const asked = await discord.slash(person, channel, 'event cancel', { event: hearing.title }).answered();
  await discord.press(person, there(asked.message), 'Cancel the event').answered();
}

async function takenDown(person: Person, channel: string): Promise<void> {
  const shown = await discord.slash(person, channel, 'event show', { event: hearing.title }).answered();
  const asked = await discord.press(person, there(shown.message), 'Take it down here').answered();
  await discord.press(person, there(asked.message), 'Take it down').answered({ withinMs: 30_000 });
}

test('its own organizers read what was changed, in each language of theirs', async () => {
  await edited(luis, 'elsewhere', { title: 'Vote on the new budget', place: 'The park' });
  const text = await heard('Another group with which you share an event changed it');
  expect(text).toContain('Vote on the budget');
  expect(text).toMatch(/title.*place/i);
  expect(text).not.toMatch(/description|link/i);
  expect(text).toContain('Otro grupo');
});

test('and that it was cancelled, once', async () => {
  await cancelled(luis, 'elsewhere');
  await heard('cancelled it');
  await cancelled(luis, 'elsewhere').catch(() => undefined);
  expect(told()).toHaveLength(1);
});

test('and that it was taken down there, with what became of it', async () => {
  await takenDown(luis, 'elsewhere');
  expect(await heard('took its post down')).toContain('stays in its other channels');
});

test('taken down where it stood last, it is cancelled, and they read that', async () => {
  await takenDown(rosa, 'events');
  await takenDown(luis, 'elsewhere');
  expect(await heard('took its post down')).toContain('it is cancelled');
});

test('what they do themselves nobody tells them', async () => {
  await edited(rosa, 'events', { place: 'The park' });
  await cancelled(rosa, 'events');
  await discord.waitFor(
    () => naming(discord, hearing.title, 'elsewhere').some(({ text }) => text.includes('Cancelled')),
    {
      withinMs: 20_000,
    },
  );
  expect(told()).toEqual([]);
});

test('where they cannot be told, it is done all the same', async () => {
  discord.failNext('POST', '/channels/:id/messages', {
    status: 403,
    body: { code: 50_013, message: 'Missing Permissions' },
  });
  await edited(luis, 'elsewhere', { title: 'Vote on the new budget' });
  await discord.waitFor(() => naming(discord, 'Vote on the new budget').length > 0, { withinMs: 20_000 });
  await discord.waitFor(() => bot.codes().includes('organizers-not-told'), { withinMs: 20_000 });
  expect(told()).toEqual([]);
});
