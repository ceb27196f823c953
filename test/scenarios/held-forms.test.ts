import { expect, test } from 'vitest';
import type { Modal } from '../../src/chat/message.ts';
import { heldForms } from '../../src/routing/forms/held-forms.ts';
import { there } from '../contracts/stand-in.ts';
import { startDiscordDouble } from '../doubles/discord/index.ts';
import {
  drafted,
  expectProper,
  newOrganizer,
  nextWeek,
  readyBot,
  settings,
} from '../faults/bot-on-discord.ts';
import { filesUnder, findWords } from './search-bytes.ts';

// What was typed into a form that was refused: how long it is held, how much of it, and where.

const form = (action: string, value = ''): Modal => ({
  title: 'A form',
  submit: { action, args: ['e1'] },
  fields: [{ kind: 'text', name: 'when', label: 'When', value, required: true, long: false, maxLength: 99 }],
});
const submit = { action: 'event-edited', args: ['e1'] };

test('of one person and form there is one: opened afresh, an older button opens nothing', () => {
  const forms = heldForms(() => 0);
  forms.opened(form('event-edited'), 'rosa');
  const old = there(forms.refused(submit, { when: 'someday' }, 'rosa'));
  forms.opened(form('event-edited', 'Tuesday'), 'rosa');
  expect(forms.take(old, 'rosa')).toBeNull();
  const token = there(forms.refused(submit, { when: 'whenever' }, 'rosa'));
  expect(forms.take(token, 'rosa')).toEqual(form('event-edited', 'whenever'));
  expect(forms.take(token, 'rosa')).toBeNull();
});

test('a form that was never opened, or by somebody else, cannot be gone back to', () => {
  const forms = heldForms(() => 0);
  expect(forms.refused(submit, { when: 'someday' }, 'rosa')).toBeNull();
  forms.opened(form('event-edited'), 'ana');
  expect(forms.refused(submit, { when: 'someday' }, 'rosa')).toBeNull();
  const token = there(forms.refused(submit, { when: 'someday' }, 'ana'));
  expect(forms.take(token, 'rosa')).toBeNull();
  expect(forms.take(token, 'ana')).not.toBeNull();
});

test('two hundred are held, and whoever opens many pushes out their own', () => {
  const forms = heldForms(() => 0);
  forms.opened(form('event-edited'), 'ana');
  for (let at = 0; at < 300; at += 1) forms.opened(form(`form-${at}`), 'rosa');
  const isHeld = (at: number) =>
    forms.refused({ action: `form-${at}`, args: ['e1'] }, { when: '' }, 'rosa') !== null;
  expect(Array.from({ length: 300 }, (_, at) => at).filter(isHeld)).toHaveLength(199);
  expect(forms.refused(submit, { when: 'someday' }, 'ana')).not.toBeNull();
});

test('people are chosen again, since nobody is held but by a pseudonym', () => {
  const forms = heldForms(() => 0);
  const people = {
    kind: 'people',
    name: 'add',
    label: 'Also organizes',
    required: false,
    atMost: 9,
  } as const;
  forms.opened({ ...form('event-edited'), fields: [people] }, 'rosa');
  const token = there(forms.refused(submit, { add: 'discord:42' }, 'rosa'));
  expect(JSON.stringify(forms.take(token, 'rosa'))).not.toContain('42');
});

test('of what was typed, and by whom, no byte is written down', async () => {
  const discord = await startDiscordDouble({ guilds: [{ channels: ['events'] }] });
  const env = settings(discord);
  const bot = await readyBot(discord, env);
  const rosa = newOrganizer(discord, 'rosa-who-types');
  const draft = await drafted(discord, rosa, { title: 'Vote on the budget', start: nextWeek() });
  const opened = discord.press(rosa, draft, 'Change');
  await discord.waitFor(() => opened.modal !== null);
  const typed = { when: 'walrusgarden', description: 'zebrafountain' };
  const refused = await discord.submitModal(opened, typed).answered();
  const again = discord.press(rosa, there(refused.message), 'Back to the form');
  await discord.waitFor(() => again.modal !== null);
  expect(JSON.stringify(again.modal)).toContain('zebrafountain');
  await bot.stop();
  const words = ['walrusgarden', 'zebrafountain', rosa.id, 'rosa-who-types'];
  expect(findWords(words, filesUnder(there(env.DATA_DIR)))).toEqual([]);
  for (const word of words) expect(bot.log()).not.toContain(word);
  expectProper(discord);
  await discord.stop();
});
