import { afterEach, beforeEach, expect, test } from 'vitest';
import { buttonsOf } from '../doubles/discord/flatten.ts';
import { type DiscordDouble, type Person, type Role, startDiscordDouble } from '../doubles/discord/index.ts';
import {
  creation,
  expectProper,
  newOrganizer,
  nextWeek,
  readyBot,
  settings,
  there,
} from '../faults/bot-on-discord.ts';
import type { BotProcess } from './bot-process.ts';
import { filesUnder, findWords } from './search-bytes.ts';

// Who organizes on Discord: by a permission, by a role that organizers chose, or by name. And what is kept of it.

const hearing = { title: 'Vote on the budget', start: nextWeek() };
const refusal = 'Only organizers can do this here';

let discord: DiscordDouble;
let bot: BotProcess;
let env: Record<string, string>;
let rosa: Person;
let stewards: Role;

beforeEach(async () => {
  discord = await startDiscordDouble({ guilds: [{ channels: ['general', 'events'] }] });
  stewards = discord.role({ name: 'stewards', permissions: 0n });
  env = settings(discord);
  bot = await readyBot(discord, env);
  rosa = newOrganizer(discord);
});

afterEach(async () => {
  await bot.kill();
  expectProper(discord);
  await discord.stop();
});

const shownTo = (person: Person) => discord.slash(person, 'events', 'settings', {}).answered();
const organizersAre = async (fields: Readonly<Record<string, readonly string[]>>) => {
  const shown = await shownTo(rosa);
  const opened = discord.press(rosa, there(shown.message), 'Organizers');
  await discord.waitFor(() => opened.modal !== null);
  return discord.submitModal(opened, fields).answered();
};
const create = (person: Person) =>
  discord.slash(person, 'events', 'event create', creation(hearing)).answered();

test('a role that was chosen organizes; whoever loses it is refused from that moment, also in the middle', async () => {
  const luz = discord.person({ name: 'luz', roles: [stewards] });
  expect((await create(luz)).text).toContain(refusal);
  expect((await organizersAre({ roles: [stewards.id] })).text).toContain('1 role');
  const draft = await create(luz);
  expect(draft.text).toContain('Is this right?');
  // She leads no more: Discord tells with the next thing that she does.
  const former = { ...luz, roles: [] };
  expect((await discord.press(former, there(draft.message), 'Post it').answered()).text).toContain(refusal);
  expect((await create(former)).text).toContain(refusal);
  expect(discord.snapshot('events')).toEqual([]);
});

test('whoever loses the permission is refused from that moment', async () => {
  const draft = await create(rosa);
  rosa.permissions = null;
  const former = { ...rosa, roles: [] };
  expect((await discord.press(former, there(draft.message), 'Post it').answered()).text).toContain(refusal);
  expect((await shownTo(former)).text).toContain(refusal);
});

test('a role that is taken off the list organizes no longer', async () => {
  const luz = discord.person({ name: 'luz', roles: [stewards] });
  await organizersAre({ roles: [stewards.id] });
  expect((await shownTo(luz)).text).toContain('Settings of this group');
  const changed = await organizersAre({ roles: [] });
  expect(changed.text).not.toContain('1 role');
  expect((await shownTo(luz)).text).toContain(refusal);
});

test('whoever organizes by such a role cannot choose who else does', async () => {
  const luz = discord.person({ name: 'luz', roles: [stewards] });
  await organizersAre({ roles: [stewards.id] });
  const shown = there((await shownTo(luz)).message);
  expect(buttonsOf(shown).map(({ label }) => label)).not.toContain('Organizers');
});

test('of who was named, and of who chose a language, no byte is kept', async () => {
  const ana = discord.person({ name: 'ana-the-member' });
  await organizersAre({ add: [ana.id] });
  expect((await shownTo(ana)).text).toContain('and 1 more person');
  const spoken = await discord.slash(ana, 'events', 'language', { language: 'es' }).answered();
  expect(spoken.text).toContain('Le hablo en español');
  expect((await shownTo(ana)).text).toContain('Ajustes de este grupo');
  const words = [ana.id, rosa.id, 'ana-the-member', `discord:${ana.id}`];
  expect(findWords(words, filesUnder(there(env.DATA_DIR)))).toEqual([]);
  await bot.stop();
  expect(findWords(words, filesUnder(there(env.DATA_DIR)))).toEqual([]);
  for (const word of words) expect(bot.log()).not.toContain(word);
});
