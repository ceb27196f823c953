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

test('two organizers who put it into the same channel at once put it there once', async () => {
  const luis = newOrganizer(discord, 'luis');
  const both = [rosa, luis].map((person) =>
    discord.slash(person, 'general', 'event post', { event: hearing.title }),
  );
  const told = (await Promise.all(both.map((each) => each.answered({ withinMs: 30_000 })))).map(
    ({ text }) => text,
  );
  expect(told.filter((text) => text.includes('Posted'))).toHaveLength(1);
  expect(told.some((text) => /already (stands in|on its way to) that channel/.test(text))).toBe(true);
  await discord.waitFor(() => Object.keys(post('general')?.reactions ?? {}).length === 3);
  expect(naming(discord, hearing.title, 'general')).toHaveLength(1);
  expectProper(discord);
});

test('a title that looks like a code is a title', async () => {
  await published(discord, rosa, { ...hearing, title: 'Strategy' });
  await seededPost(discord, 'Strategy');
  expect((await postAgain('general', 'Strategy')).text).toContain('Posted');
  expect(naming(discord, 'Strategy', 'general')).toHaveLength(1);
  expectProper(discord);
});

const shownIn = (channel: string, person = rosa) =>
  discord.slash(person, channel, 'event show', { event: hearing.title }).answered();

/** *Take it down here* asks before anything happens. */
const askedToTakeDown = async (channel: string) =>
  discord.press(rosa, there((await shownIn(channel)).message), 'Take it down here').answered();

test('posted in the wrong channel, it is taken down there and stays elsewhere', async () => {
  await postAgain('general');
  await discord.waitFor(() => Object.keys(post('general')?.reactions ?? {}).length === 3);
  const ana = discord.person({ name: 'ana' });
  discord.react(ana, there(post('general')).message, '✅');
  await discord.waitFor(() => post('events')?.text.includes('1 going'), { withinMs: 20_000 });
  const asked = await askedToTakeDown('general');
  expect(asked.ephemeral).toHaveLength(1);
  expect(asked.text).toContain('It stays in its other channels');
  expect(post('general')).toBeDefined();
  const taken = await discord.press(rosa, there(asked.message), 'Take it down').answered();
  expect(taken.text).toContain('stays in its other channels');
  expect(post('general')).toBeUndefined();
  const wei = discord.person({ name: 'wei' });
  await discord.press(wei, there(post('events')).message, /:going:/).answered();
  await discord.waitFor(() => post('events')?.text.includes('2 going'), { withinMs: 20_000 });
  expect(post('general')).toBeUndefined();
  // Nothing to take down where it does not stand, and nothing for members.
  expect((await shownIn('general')).message?.components).not.toContain('Take it down');
  expect((await shownIn('events', ana)).text).not.toContain('Take it down');
  expectProper(discord);
});

test('taken down from its only channel, it is cancelled without a word, which is said before', async () => {
  await discord.press(discord.person({ name: 'ana' }), there(post('events')).message, /:going:/).answered();
  const asked = await askedToTakeDown('events');
  expect(asked.ephemeral).toHaveLength(1);
  expect(asked.text).toContain('the event is cancelled too. 1 person has said they come, and nobody is told');
  expect(asked.text).toContain('use /event cancel instead');
  expect(there(post('events')).text).not.toContain('Cancelled');
  const taken = await discord.press(rosa, there(asked.message), 'Take it down').answered();
  expect(taken.text).toContain('Nobody was told');
  expect(naming(discord, hearing.title)).toEqual([]);
  const gone = await shownIn('events');
  expect(gone.text).toContain('I cannot find');
  expectProper(discord);
});

test('kept after all, it stands as before', async () => {
  const kept = await discord
    .press(rosa, there((await askedToTakeDown('events')).message), 'Keep it')
    .answered();
  expect(kept.text).toContain('Nothing changed');
  await discord.press(discord.person({ name: 'ana' }), there(post('events')).message, /:going:/).answered();
  await discord.waitFor(() => post('events')?.text.includes('1 going'), { withinMs: 20_000 });
  expectProper(discord);
});

test('it is not cancelled by whoever was told that it stays in other channels', async () => {
  await postAgain('general');
  await discord.waitFor(() => Object.keys(post('general')?.reactions ?? {}).length === 3);
  const [inGeneral, inEvents] = [await askedToTakeDown('general'), await askedToTakeDown('events')];
  await discord.press(rosa, there(inGeneral.message), 'Take it down').answered();
  const again = await discord.press(rosa, there(inEvents.message), 'Take it down').answered();
  expect(again.text).toContain('the event is cancelled too');
  expect(there(post('events')).text).not.toContain('Cancelled');
  const taken = await discord.press(rosa, there(again.message), 'Take it down').answered();
  expect(taken.text).toContain('Nobody was told');
  expect(naming(discord, hearing.title)).toEqual([]);
  expectProper(discord);
});

test('pressed twice, the second time says that nothing stands there any more', async () => {
  await postAgain('general');
  await discord.waitFor(() => Object.keys(post('general')?.reactions ?? {}).length === 3);
  const [first, second] = [await askedToTakeDown('general'), await askedToTakeDown('general')];
  await discord.press(rosa, there(first.message), 'Take it down').answered();
  const late = await discord.press(rosa, there(second.message), 'Take it down').answered();
  expect(late.text).toContain('there is nothing to take down here');
  expect(post('events')).toBeDefined();
  expectProper(discord);
});

test('a post that the platform does not give back is not forgotten', async () => {
  const asked = await askedToTakeDown('events');
  discord.failNext('DELETE', '/channels/:id/messages/:id', { status: 500 }, 4);
  const failed = await discord
    .press(rosa, there(asked.message), 'Take it down')
    .answered({ withinMs: 30_000 });
  expect(failed.text).toContain('I could not take the post down');
  await discord.press(discord.person({ name: 'ana' }), there(post('events')).message, /:going:/).answered();
  await discord.waitFor(() => post('events')?.text.includes('1 going'), { withinMs: 20_000 });
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
