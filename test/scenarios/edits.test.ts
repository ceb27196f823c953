import { renameSync, symlinkSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ferryInEnglish, writeRiverton } from '../answers/riverton.ts';
import { type DiscordDouble, type Person, startDiscordDouble } from '../doubles/discord/index.ts';
import { expectProper, hasEnded, newOrganizer, readyBot, settings, there } from '../faults/bot-on-discord.ts';
import { type BotProcess, newFolder } from './bot-process.ts';

// The content folder is edited while the bot runs.

let discord: DiscordDouble;
let bot: BotProcess;
let dir: string;
let ana: Person;

const { ViewChannel } = PermissionFlagsBits;

beforeEach(async () => {
  const team = { name: 'core-team', everyoneDeny: ViewChannel, botAllow: ViewChannel };
  discord = await startDiscordDouble({ guilds: [{ channels: ['general', 'events', team] }] });
  dir = join(newFolder('editing'), 'content');
  await writeRiverton(dir);
  bot = await readyBot(discord, settings(discord, { CONTENT_DIR: dir }));
  ana = discord.person({ name: 'ana' });
  const options = { organizers_channel: discord.channel('core-team').id };
  await discord.slash(newOrganizer(discord), 'general', 'settings', options).answered();
});

afterEach(async () => {
  expect(hasEnded(bot), bot.log()).toBe(false);
  expect(await bot.stop()).toBe(0);
  expectProper(discord);
  await discord.stop();
});

const question = 'Do I need papers on the ferry';
const before = 'This has been so since the spring.';
/** What organizers were told of their content. */
const told = () =>
  discord
    .snapshot('core-team')
    .map(({ text }) => text)
    .slice(1);
const times = (code: string) => bot.codes().filter((each) => each === code).length;
const logged = (code: string, least = 1) =>
  discord.waitFor(() => times(code) >= least, {
    for: `${code} in the log, ${least} times`,
    withinMs: 60_000,
  });

async function answer(): Promise<string> {
  return (await discord.slash(ana, 'general', 'ask', { question }).answered({ withinMs: 60_000 })).text;
}

async function edit(file: string, change: (text: string) => string, folder = dir): Promise<void> {
  const path = join(folder, file);
  await writeFile(path, change(await readFile(path, 'utf8')));
}

const say = (sentence: string) => (text: string) => text.replace(/This has been so.*\.$/m, sentence);
const withoutSource = (text: string) => text.replace('sources: [paper]', 'sources: []');

test('a corrected entry is answered with its new text, without a restart', async () => {
  expect(await answer()).toContain(before);
  await edit(ferryInEnglish, say('This has been so since the fall.'));
  await logged('content-renewed');
  expect(await answer()).toContain('since the fall');
  expect(told()).toEqual([]);
});

test('a broken edit is told in the log and to organizers, once, and changes no answer; mended, it is used', async () => {
  await edit(ferryInEnglish, (text) => withoutSource(say('This is broken.')(text)));
  await logged('content-edit-not-used');
  await discord.waitFor(() => told().length > 0);
  const [first = ''] = told();
  const fault = { file: ferryInEnglish, line: 9, mend: expect.stringContaining('sources.yaml') };
  const line = bot
    .log()
    .split('\n')
    .find((each) => each.includes('"content-fault"'));
  expect(JSON.parse(line ?? '')).toMatchObject(fault);
  for (const words of [
    `${ferryInEnglish}:9`,
    'at least one source',
    'the edit has faults',
    'el cambio tiene errores',
  ]) {
    expect(first.replaceAll('\\', '')).toContain(words);
  }
  expect(await answer()).toContain(before);

  // The same fault after another edit is no news; another one is.
  await edit(ferryInEnglish, (text) => `${text}\n`);
  await logged('content-edit-not-used', 2);
  await edit(ferryInEnglish, (text) => text.replace('reviewed_by', 'reviewd_by'));
  await discord.waitFor(() => told().length > 1);
  expect(told()[1]).toContain('reviewd');
  expect(await answer()).toContain(before);

  await edit(ferryInEnglish, (text) =>
    text.replace('reviewd_by', 'reviewed_by').replace('sources: []', 'sources: [paper]'),
  );
  await logged('content-renewed');
  await discord.waitFor(() => told().length > 2);
  expect(told()[2]).toContain('no faults any more');
  expect(told()).toHaveLength(3);
  expect(await answer()).toContain('This is broken.');
});

test('of two quick edits the later one counts', async () => {
  await edit(ferryInEnglish, say('This has been so since one.'));
  await edit(ferryInEnglish, say('This has been so since two.'));
  await logged('content-renewed');
  expect(await answer()).toContain('since two');
  expect(times('content-edit-not-used')).toBe(0);
});

test('one edit after another is picked up', async () => {
  await edit(ferryInEnglish, say('This has been so since one.'));
  await logged('content-renewed');
  await edit(ferryInEnglish, say('This has been so since two.'));
  await logged('content-renewed', 2);
  expect(await answer()).toContain('since two');
});

test('a folder may be exchanged for another by a rename, and edited then', async () => {
  const next = `${dir}.next`;
  await writeRiverton(next);
  await edit(ferryInEnglish, say('This has been so since the exchange.'), next);
  renameSync(dir, `${dir}.old`);
  renameSync(next, dir);
  await logged('content-renewed');
  expect(await answer()).toContain('since the exchange');
  await edit(ferryInEnglish, say('This has been so ever since.'));
  await logged('content-renewed', 2);
  expect(await answer()).toContain('ever since');
  expect(told()).toEqual([]);
});

test('a link that leads to another folder is followed', async () => {
  const [one, two] = [`${dir}.1`, `${dir}.2`];
  await writeRiverton(two);
  await edit(ferryInEnglish, say('This has been so since the switch.'), two);
  renameSync(dir, one);
  symlinkSync(one, dir);
  symlinkSync(two, `${dir}.link`);
  renameSync(`${dir}.link`, dir);
  await logged('content-renewed');
  expect(await answer()).toContain('since the switch');
  await edit(ferryInEnglish, say('This has been so behind the link.'), two);
  await logged('content-renewed', 2);
  expect(told()).toEqual([]);
});

test('what was shared in a channel says the new text, and that it was corrected', async () => {
  const asked = await discord.slash(ana, 'general', 'ask', { question }).answered({ withinMs: 60_000 });
  await discord.press(ana, there(asked.message), 'Share here').answered();
  const [shared] = discord.snapshot('general');
  expect(shared?.text).toContain(before);
  await edit(ferryInEnglish, say('This has been so since the fall.'));
  await discord.waitFor(() => discord.snapshot('general')[0]?.text.includes('since the fall'), {
    withinMs: 60_000,
  });
  expect(discord.snapshot('general').map(({ id, text }) => [id, text.includes('Updated on')])).toEqual([
    [shared?.id, true],
  ]);
});

test('an editor that writes another file and renames it is heard', async () => {
  const path = join(dir, ferryInEnglish);
  const text = await readFile(path, 'utf8');
  await writeFile(`${path}~`, say('This has been so since the rename.')(text));
  await rename(`${path}~`, path);
  await logged('content-renewed');
  expect(await answer()).toContain('since the rename');
});

test('a folder that is gone for a moment changes nothing, and one that stays away is told', async () => {
  expect(await answer()).toContain(before);
  renameSync(dir, `${dir}.away`);
  expect(await answer()).toContain(before);
  renameSync(`${dir}.away`, dir);
  await edit(ferryInEnglish, say('This has been so since it came back.'));
  await logged('content-renewed');
  expect(told()).toEqual([]);
  renameSync(dir, `${dir}.away`);
  await logged('content-edit-not-used');
  await discord.waitFor(() => told().length > 0);
  expect(await answer()).toContain('since it came back');
  renameSync(`${dir}.away`, dir);
  await discord.waitFor(() => told().length > 1, { withinMs: 60_000 });
  expect(told()[1]).toContain('no faults any more');
});

test('a phrase that the bot needs cannot be taken away; one that is reworded is said', async () => {
  const remove = (text: string) => text.replace(/^answer\.source:.*\n/m, '');
  for (const language of ['en', 'es']) await edit(`phrases/${language}.yaml`, remove);
  await logged('content-edit-not-used');
  expect(bot.log()).toContain('\\"answer.source\\" is missing');
  expect(await answer()).toContain('Source');
  for (const language of ['en', 'es']) {
    await edit(`phrases/${language}.yaml`, (text) => `${text}answer.source: Where this stands\n`);
  }
  await logged('content-renewed');
  expect(await answer()).toContain('Where this stands');
});

test('a command’s new name comes with a restart, and the log says so', async () => {
  const rename = (text: string) =>
    text.replace('command.help.description: What', 'command.help.description: All that');
  await edit('phrases/en.yaml', rename);
  await logged('commands-change-with-a-restart');
});
