import { PermissionFlagsBits } from 'discord.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DiscordDouble, type Person, startDiscordDouble } from '../doubles/discord/index.ts';
import {
  creation,
  expectProper,
  naming,
  nextWeek,
  published,
  readyBot,
  seededPost,
  settings,
} from '../faults/bot-on-discord.ts';
import type { BotProcess } from './bot-process.ts';

let discord: DiscordDouble;
let bot: BotProcess;
let rosa: Person;
let stranger: Person;

beforeAll(async () => {
  const view = PermissionFlagsBits.ViewChannel;
  discord = await startDiscordDouble({
    guilds: [{ channels: ['general', 'events', { name: 'core-team', everyoneDeny: view, botAllow: view }] }],
  });
  bot = await readyBot(discord, settings(discord));
  rosa = discord.person({ name: 'rosa', permissions: PermissionFlagsBits.Administrator });
  stranger = discord.person({ name: 'stranger' });
  const start = nextWeek();
  await published(discord, rosa, { title: 'Open rally', start }, 'events');
  await published(discord, rosa, { title: 'Closed meeting', start, kind: 'meeting' }, 'core-team');
  await seededPost(discord, 'Open rally');
});

afterAll(async () => {
  await bot.kill();
  expectProper(discord);
  await discord.stop();
});

async function offered(person: Person, channel: string): Promise<string[]> {
  const answer = await discord.autocomplete(person, channel, 'event show', { event: '' }, 'event').answered();
  return answer.choices.map(({ name }) => name.split(' · ')[0] ?? '').toSorted();
}

test('what is planned in a private channel is not offered to members elsewhere', async () => {
  expect(await offered(stranger, 'general')).toEqual(['Open rally']);
});

test('nor told to somebody who guesses its name', async () => {
  for (const command of ['event show', 'rsvp']) {
    const values =
      command === 'rsvp' ? { event: 'Closed meeting', choice: 'going' } : { event: 'Closed meeting' };
    const answer = await discord.slash(stranger, 'general', command, values).answered();
    expect(answer.text).toContain('cannot find a coming event');
  }
});

test('in the private channel itself, and to organizers anywhere, it is there', async () => {
  const insider = discord.person({ name: 'insider' });
  const channel = discord.channel('core-team');
  channel.overwrites = [
    ...channel.overwrites,
    { id: insider.id, type: 1, allow: PermissionFlagsBits.ViewChannel, deny: 0n },
  ];
  expect(await offered(insider, 'core-team')).toEqual(['Closed meeting', 'Open rally']);
  expect(await offered(rosa, 'general')).toEqual(['Closed meeting', 'Open rally']);
});

test('an event too long for one message is refused before anything is kept, with what to do', async () => {
  const long = '*_~`|'.repeat(200);
  const typed = {
    ...creation({ title: 'Long', start: nextWeek() }),
    description: long,
    description_es: `${long.slice(1)}!`,
  };
  const answer = await discord.slash(rosa, 'events', 'event create', typed).answered();
  expect(answer.text).toContain('Shorten the description');
  expect(naming(discord, 'Long')).toEqual([]);
});
