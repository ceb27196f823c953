import { PermissionFlagsBits } from 'discord.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type DiscordDouble, type Person, startDiscordDouble } from '../doubles/discord/index.ts';
import {
  creation,
  drafted,
  expectProper,
  naming,
  newOrganizer,
  nextWeek,
  published,
  readyBot,
  settings,
  there,
} from '../faults/bot-on-discord.ts';
import type { BotProcess } from './bot-process.ts';

let discord: DiscordDouble;
let bot: BotProcess;
let env: Record<string, string>;
let rosa: Person;
let marcus: Person;

beforeAll(async () => {
  discord = await startDiscordDouble();
  env = settings(discord);
  bot = await readyBot(discord, env);
  rosa = newOrganizer(discord);
  marcus = discord.person({ name: 'marcus' });
});

afterAll(async () => {
  await bot.kill();
  expectProper(discord);
  await discord.stop();
});

const registered = z.object({
  name: z.string(),
  name_localizations: z.record(z.string(), z.string()),
  description_localizations: z.record(z.string(), z.string()),
});

const timesSet = () =>
  discord.requests.filter(({ method, path }) => method === 'PUT' && path.endsWith('/commands')).length;

test('Discord is told the commands in English and in Spanish, and only when they have changed', async () => {
  const commands = z.array(registered).parse(discord.commands);
  expect(commands.map(({ name }) => name).toSorted()).toEqual([
    'answers',
    'ask',
    'audit',
    'bot',
    'event',
    'events',
    'help',
    'language',
    'my-data',
    'ordinance',
    'privacy',
    'remind-me',
    'reminders',
    'rsvp',
    'settings',
    'template',
    'wipe',
  ]);
  const ask = there(commands.find(({ name }) => name === 'ask'));
  expect(ask.name_localizations).toMatchObject({ 'es-419': 'preguntar', 'es-ES': 'preguntar' });
  expect(ask.description_localizations['es-419']).toContain('Pregunte');
  expect(timesSet()).toBe(1);
  await bot.stop();
  await discord.waitUntilOffline();
  bot = await readyBot(discord, env);
  expect(timesSet()).toBe(1);
});

test('typing the name of an event offers the coming ones, by title or date, and no drafts', async () => {
  await published(discord, rosa, { title: 'Fill the chamber', start: nextWeek() });
  await drafted(discord, rosa, { title: 'Fill a secret draft', start: nextWeek() });
  const offered = async (typed: string) => {
    const answer = await discord
      .autocomplete(marcus, 'events', 'event show', { event: typed }, 'event')
      .answered();
    return answer.choices;
  };
  expect((await offered('')).map(({ name }) => name)).toEqual([expect.stringContaining('Fill the chamber')]);
  expect(await offered('FILL')).toHaveLength(1);
  expect(await offered('10:00 AM')).toHaveLength(1);
  expect(await offered('no such thing')).toEqual([]);
  const [choice] = await offered('chamber');
  const shown = await discord
    .slash(marcus, 'general', 'event show', { event: String(choice?.value) })
    .answered();
  expect(shown.text).toContain('City Hall, Room 340');
  expect(shown.ephemeral).toHaveLength(1);
});

test('an event is found by its title too, whatever the case of its letters', async () => {
  const said = await discord
    .slash(marcus, 'events', 'rsvp', { event: 'fill THE chamber', choice: 'going' })
    .answered();
  expect(said.text).toContain('You are counted as going');
  const again = await discord
    .slash(marcus, 'events', 'rsvp', { event: 'Fill the chamber', choice: 'going' })
    .answered();
  expect(again.text).toContain('You were already counted as going');
  const back = await discord
    .slash(marcus, 'events', 'rsvp', { event: 'Fill the chamber', choice: 'none' })
    .answered();
  expect(back.text).toContain('Taken back');
  const unknown = await discord
    .slash(marcus, 'events', 'rsvp', { event: 'Tea party', choice: 'going' })
    .answered();
  expect(unknown.text).toContain('cannot find a coming event with that name');
});

test('a draft can be mended in a form before it is posted', async () => {
  const draft = await drafted(discord, rosa, { title: 'Raly', start: nextWeek(), kind: 'rally' });
  const pressed = discord.press(rosa, draft, 'Change');
  const { modal } = await pressed.answered();
  expect(modal?.title).toBe('Change');
  const typed = {
    title: 'Rally',
    when: 'in 3 hours',
    place: 'Olvera Street',
    title_es: 'Mitin',
    description: '',
  };
  const wrong = await discord.submitModal(pressed, { ...typed, when: 'soon' }).answered();
  expect(wrong.text).toContain('I could not read that as one day and time');
  const mended = await discord.submitModal(pressed, typed).answered();
  expect(mended.text).toContain('Rally / Mitin');
  expect(mended.text).toContain('Olvera Street');
  expect(naming(discord, 'Rally')).toEqual([]);
  await discord.press(rosa, there(mended.message), 'Post it').answered();
  await discord.waitFor(() => naming(discord, 'Rally').length === 1);
});

test('the form opens with the time as it was understood, and can be sent back unchanged', async () => {
  const start = nextWeek();
  const draft = await drafted(discord, rosa, { title: 'Hearing', start });
  const pressed = discord.press(rosa, draft, 'Change');
  const { data } = await pressed.answered();
  const [when] = /"custom_id":"when"[^}]*"value":"([^"]*)"/.exec(JSON.stringify(data))?.slice(1) ?? [];
  const typed = { title: 'Hearing', when: there(when), place: 'City Hall', title_es: '', description: '' };
  const same = await discord.submitModal(pressed, typed).answered();
  expect(same.text).toContain(`<t:${start.epochMilliseconds / 1000}:F>`);
});

test('"next friday" is echoed with its date, and the other friday is one tap away', async () => {
  const today = Temporal.Now.zonedDateTimeISO('America/Los_Angeles');
  // The weekday of the day after tomorrow: in the current week both readings are possible.
  const day = today.add({ days: 2 }).toLocaleString('en', { weekday: 'long' });
  const typed = {
    ...creation({ title: 'Vigil', start: nextWeek(), kind: 'rally' }),
    when: `next ${day} 6pm`,
  };
  const answer = await discord.slash(rosa, 'events', 'event create', typed).answered();
  expect(answer.text).toContain(`${day}, `);
  const rather = discord
    .snapshot('events', rosa)
    .at(-1)
    ?.buttons.find(({ label }) => label.startsWith('I meant'));
  // On a Saturday the day after tomorrow is in another week, and there is nothing to choose.
  if (!rather) return expect(today.dayOfWeek).toBeGreaterThanOrEqual(5);
  const moved = await discord.press(rosa, there(answer.message), /^event-at:/).answered();
  const [, before] = /<t:(\d+):F>/.exec(answer.text) ?? [];
  const [, after] = /<t:(\d+):F>/.exec(moved.text) ?? [];
  expect(Number(after) - Number(before)).toBeGreaterThanOrEqual(6.9 * 86_400);
});

test('help names every command that people may use, in the language of the one who asks', async () => {
  const ana = discord.person({ name: 'ana', locale: 'es-ES' });
  const hers = await discord.slash(ana, 'general', 'help', {}).answered();
  for (const name of ['/preguntar', '/evento ver', '/asistencia', '/ayuda'])
    expect(hers.text).toContain(name);
  expect(hers.text).not.toContain('/evento crear');
  const luz = discord.person({
    name: 'luz',
    locale: 'es-ES',
    permissions: PermissionFlagsBits.Administrator,
  });
  const all = await discord.slash(luz, 'general', 'help', {}).answered();
  for (const name of ['/preguntar', '/evento crear', '/evento cancelar', '/ajustes'])
    expect(all.text).toContain(name);
});
