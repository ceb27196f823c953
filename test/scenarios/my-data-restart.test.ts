import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { pseudonyms } from '../../src/people/pseudonym.ts';
import { type DiscordDouble, startDiscordDouble } from '../doubles/discord/index.ts';
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
import type { BotProcess } from './bot-process.ts';
import { filesUnder, findWords } from './search-bytes.ts';

let discord: DiscordDouble;
let bot: BotProcess;

beforeEach(async () => {
  discord = await startDiscordDouble();
});

afterEach(async () => {
  await bot?.kill();
  expectProper(discord);
  await discord.stop();
});

test('a bot that was killed does not count the reaction of whoever had themselves forgotten, and has no byte of them', async () => {
  const secret = randomBytes(32);
  const env = settings(discord, { SANCTUARY_SECRET: secret.toString('base64') });
  const dataDir = there(env.DATA_DIR);
  bot = await readyBot(discord, env);
  const title = 'Defend the sanctuary law';
  await published(discord, newOrganizer(discord), { title, start: nextWeek() });
  const post = await seededPost(discord, title);
  const ana = discord.person({ name: 'ana' });
  const going = (people: number) =>
    discord.waitFor(() => there(naming(discord, title)[0]).text.includes(`${people} going`), {
      for: `${people} going`,
      withinMs: 60_000,
    });
  discord.react(ana, there(post.message), '✅');
  await going(1);
  await discord.slash(ana, 'events', 'language', { language: 'es' }).answered();

  const names = pseudonyms(secret);
  const event = eventIdIn(post);
  const hers = [event, 'language', 'direct'].map((realm) => names.of(`discord:${ana.id}`, realm));
  expect(findWords([there(hers[0])], filesUnder(dataDir))).not.toEqual([]);
  const asked = await discord.slash(ana, 'events', 'my-data forget', {}).answered();
  const done = await discord.press(ana, there(asked.message), 'Sí, bórrelo').answered();
  expect(done.text).toContain('Por favor quítela usted');
  await going(0);
  expect(findWords(hers, filesUnder(dataDir))).toEqual([]);

  await bot.kill();
  const read = (process: BotProcess) => process.codes().filter((code) => code === 'reconciled').length;
  bot = await readyBot(discord, env);
  await discord.waitFor(() => read(bot) > 0, { for: 'a reading', withinMs: 60_000 });
  // Somebody else’s tap shows the count anew.
  const shown = there(there(naming(discord, title)[0]).message);
  await discord.press(discord.person({ name: 'marcus' }), shown, /^rsvp:.*:going:/).answered();
  await going(1);
  expect(findWords(hers, filesUnder(dataDir))).toEqual([]);

  // Taken away while nobody was there, and put there anew: that counts.
  await bot.kill();
  discord.unreact(ana, there(post.message), '✅');
  bot = await readyBot(discord, env);
  await discord.waitFor(() => read(bot) > 0, { for: 'a reading', withinMs: 60_000 });
  discord.react(ana, there(post.message), '✅');
  await going(2);
});
