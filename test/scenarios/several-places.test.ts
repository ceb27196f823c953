import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DiscordDouble, type Person, startDiscordDouble } from '../doubles/discord/index.ts';
import {
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
import type { BotProcess } from './bot-process.ts';

// One event in several channels of one group; over two platforms see both-platforms.test.ts.

const hearing = { title: 'Vote on the budget', start: nextWeek() };

let discord: DiscordDouble;
let bot: BotProcess;
let rosa: Person;

beforeEach(async () => {
  discord = await startDiscordDouble();
  bot = await readyBot(discord, settings(discord));
  rosa = newOrganizer(discord);
  await published(discord, rosa, hearing);
  await seededPost(discord, hearing.title);
});

afterEach(async () => {
  await bot.kill();
  await discord.stop();
});

const post = (channel: string) => naming(discord, hearing.title, channel)[0];
const postAgain = (channel: string, event = hearing.title) =>
  discord.slash(rosa, channel, 'event post', { event }).answered({ withinMs: 30_000 });

async function codeFor(person: Person): Promise<string> {
  const again = await discord.slash(person, 'events', 'event show', { event: hearing.title }).answered();
  const shared = await discord.press(person, there(again.message), 'Post it elsewhere too').answered();
  return there(/[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(shared.text)?.[0]);
}

test('an event put into a second channel has the same count in both', async () => {
  expect((await postAgain('general')).text).toContain('Posted');
  await discord.waitFor(() => Object.keys(post('general')?.reactions ?? {}).length === 3);
  await discord.press(discord.person({ name: 'ana' }), there(post('general')).message, /:going:/).answered();
  await discord.waitFor(() => post('events')?.text.includes('1 going'), { withinMs: 20_000 });
  discord.react(discord.person({ name: 'wei' }), there(post('events')).message, '✅');
  await discord.waitFor(() => post('general')?.text.includes('2 going'), { withinMs: 20_000 });
  expectProper(discord);
});

test('somebody who answers in both places is counted once', async () => {
  await postAgain('general');
  const ana = discord.person({ name: 'ana' });
  await discord.waitFor(() => Object.keys(post('general')?.reactions ?? {}).length === 3);
  discord.react(ana, there(post('general')).message, '✅');
  await discord.waitFor(() => post('events')?.text.includes('1 going'), { withinMs: 20_000 });
  const second = await discord.press(ana, there(post('events')).message, /:maybe:/).answered();
  expect(second.text).toContain('1 maybe');
  expect(second.text).toContain('0 going');
  expectProper(discord);
});

test('where it stands already it is not put a second time', async () => {
  expect((await postAgain('events')).text).toContain('already stands in that channel');
  expect(naming(discord, hearing.title)).toHaveLength(1);
  expectProper(discord);
});

test('a code is good once, and only for an organizer', async () => {
  const code = await codeFor(rosa);
  const ana = discord.person({ name: 'ana' });
  const refused = await discord.slash(ana, 'general', 'event post', { event: code }).answered();
  expect(refused.text).toContain('Only organizers');
  expect((await postAgain('general', code.toLowerCase())).text).toContain('Posted');
  expect((await postAgain('general', code)).text).toContain('A code works once');
  expect((await postAgain('general', 'AAAA-AAAA')).text).toContain('A code works once');
  expectProper(discord);
});

test('cancelled, it says so in every channel', async () => {
  await postAgain('general');
  const asked = await discord.slash(rosa, 'events', 'event cancel', { event: hearing.title }).answered();
  await discord.press(rosa, there(asked.message), 'Cancel the event').answered();
  for (const channel of ['events', 'general']) {
    await discord.waitFor(() => naming(discord, hearing.title, channel).length === 2, { withinMs: 20_000 });
    expect(naming(discord, hearing.title, channel).every(({ text }) => text.includes('Cancelled'))).toBe(
      true,
    );
  }
  expectProper(discord);
});
