import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type DiscordDouble,
  type InteractionAnswer,
  type Message,
  type Person,
  type SeenMessage,
  startDiscordDouble,
} from '../doubles/discord/index.ts';
import { type SlackDouble, type Person as SlackPerson, startSlackDouble } from '../doubles/slack/index.ts';
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
import { expectProperOnSlack, namingOnSlack, onlyFor, slackSettings } from '../faults/bot-on-slack.ts';
import type { BotProcess } from './bot-process.ts';
import { filesUnder, findWords } from './search-bytes.ts';
import { settleGroup } from './settled-group.ts';

// One event of two groups, Rosa's on Discord and Sol's on Slack. Its organizers want to know who comes.

const title = 'Defend the sanctuary law';
const names = 'organizers of this group see your name';

let discord: DiscordDouble;
let slack: SlackDouble;
let bot: BotProcess;
let dataDir: string;
let rosa: Person;
let sol: SlackPerson;
let ana: Person;
let luz: SlackPerson;
/** The post as it stood before anybody was told that organizers see names. */
let old: Message;

const post = () => there(naming(discord, title)[0]);
const onSlack = () => there(namingOnSlack(slack, title)[0]);
const bothSay = (words: string) => post().text.includes(words) && onSlack().text.includes(words);
const onDiscord = (person: Person, command: string) =>
  discord.slash(person, 'events', command, { event: title }).answered();
const press = (person: Person, answer: InteractionAnswer, label: string) =>
  discord.press(person, there(answer.message), label).answered();
const toldAlone = (person: Person) => discord.snapshot('events', person).filter(({ ephemeral }) => ephemeral);

/** Taps, and reads what is said to them alone. */
async function tapped(
  person: Person,
  choice: string,
  message: Message = post().message,
): Promise<SeenMessage> {
  const before = toldAlone(person).length;
  await discord.press(person, message, new RegExp(`^rsvp:.*:${choice}:`)).answered();
  return discord.waitFor(() => toldAlone(person)[before]);
}

const mentioned = (text: string) => [...text.matchAll(/<@(\d+)>/g)].map(([, id]) => id);
const listed = async () => (await onDiscord(rosa, 'event people')).text;
const listedOnSlack = async () => {
  await slack.command(sol, 'events', `event people ${title}`).answered();
  return slack.waitFor(() => onlyFor(slack, sol).at(-1)?.text);
};

/** What is sealed in the database now. */
function sealed(): string[] {
  const database = new DatabaseSync(join(dataDir, 'sanctuary.db'), { timeout: 10_000 });
  const rows = database.prepare('select sealed from rsvps where sealed is not null').all();
  database.close();
  return rows.map(({ sealed }) => String(sealed));
}

/** What Rosa chooses under the event, and saves. */
async function chooses(label: string): Promise<InteractionAnswer> {
  const choices = await press(rosa, await onDiscord(rosa, 'event show'), 'Names and reactions');
  return press(rosa, await press(rosa, choices, label), 'Save');
}

beforeAll(async () => {
  [discord, slack] = await Promise.all([startDiscordDouble(), startSlackDouble()]);
  const env = settings(discord, slackSettings(slack));
  dataDir = there(env.DATA_DIR);
  await settleGroup(dataDir, 'slack', slack.team.id);
  bot = await readyBot(discord, env);
  await slack.waitUntilConnected();
  rosa = newOrganizer(discord);
  sol = slack.person({ name: 'sol', admin: true });
  ana = discord.person({ name: 'ana' });
  luz = slack.person({ name: 'luz', locale: 'es-MX' });
  const told = await published(discord, rosa, { title, start: nextWeek() });
  await seededPost(discord, title);
  const shared = await press(rosa, told, 'Post it elsewhere too');
  const code = there(/[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(shared.text)?.[0]);
  await slack.command(sol, 'events', `event post ${code}`).answered();
  await slack.waitFor(() => namingOnSlack(slack, title).length === 1, { withinMs: 20_000 });
});

afterAll(async () => {
  await bot?.kill();
  await Promise.all([discord.stop(), slack.stop()]);
});

test('usually nobody sees a name: the post says so, and nothing is kept of who taps', async () => {
  expect(bothSay('Organizers see only how many come, no names.')).toBe(true);
  expect(bothSay('sin nombres')).toBe(true);
  const told = await tapped(ana, 'going');
  expect(told.text).toContain('not your name');
  expect(await listed()).toContain('shows no names');
  expect(sealed()).toHaveLength(0);
});

test('organizers want to see names: every post says so before anybody taps', async () => {
  old = { ...post().message };
  expect((await chooses('Show names to organizers')).text).toContain('Saved');
  await slack.waitFor(() => bothSay(names) && bothSay('ven su nombre'), { withinMs: 20_000 });
  expect(sealed()).toHaveLength(0);
  expect(await listed()).toContain('Nobody of this group lets organizers see their name');
});

test('who taps after that is listed for the organizers of their own group, and nobody else is', async () => {
  const [wei, omar, lia, tom] = ['wei', 'omar', 'lia', 'tom'].map((name) => discord.person({ name }));
  const told = await tapped(there(omar), 'going');
  expect(told.text).toContain('Organizers of this group see your name, nobody else does.');
  // Before and after the post said so, by a reaction, and by a command.
  await tapped(there(lia), 'going', old);
  discord.react(there(wei), post().message, '✅');
  await discord.slash(there(tom), 'general', 'rsvp', { event: title, choice: 'maybe' }).answered();
  await slack.press(luz, onSlack(), /:maybe:/).answered();
  await slack.waitFor(() => bothSay('4 going') && bothSay('2 maybe'), { withinMs: 20_000 });
  const here = await listed();
  expect(mentioned(here)).toEqual([there(omar).id]);
  expect(here).toContain('Without a name: 3 going, 1 maybe.');
  expect(here).toContain('In other groups, or nobody knows where: 0 going, 1 maybe.');
  const elsewhere = await listedOnSlack();
  expect(elsewhere).toMatch(/Maybe\s+@luz/);
  expect(elsewhere).not.toContain('omar');
  expect(elsewhere).toContain('Without a name: 0 going, 0 maybe.');
  expect(elsewhere).toContain('4 going, 1 maybe.');
  expect((await onDiscord(ana, 'event people')).text).toContain('Only organizers');
  expect(sealed()).toHaveLength(2);
});

test('whoever wants to hides their name, or shows it, at any time', async () => {
  const receipt = await tapped(ana, 'going');
  expect(mentioned(await listed())).toContain(ana.id);
  const hidden = await discord.press(ana, receipt.message, 'Hide my name').answered();
  expect(hidden.text).toContain('Only the number is shown, not your name.');
  expect(mentioned(await listed())).not.toContain(ana.id);
  // Neither under the post nor under a reminder, where names are asked for too: she said no.
  expect((await tapped(ana, 'maybe')).text).toContain('not your name');
  expect((await tapped(ana, 'going')).text).toContain('not your name');
  expect(mentioned(await listed())).not.toContain(ana.id);
  await discord.press(ana, there(hidden.message), 'Show my name to organizers').answered();
  expect(mentioned(await listed())).toContain(ana.id);
  const changed = await tapped(ana, 'not-going');
  expect(changed.text).not.toContain('your name');
  expect(mentioned(await listed())).not.toContain(ana.id);
});

test('an event that is made after this one asks and says the same', async () => {
  const again = await discord
    .slash(rosa, 'events', 'event again', { event: title, when: 'in 20 days' })
    .answered();
  expect(again.text).toContain('organizers see who taps a button');
  await discord.press(rosa, there(again.message), 'Discard').answered();
});

test('once organizers want no names any more, none is left anywhere', async () => {
  const receipt = await tapped(ana, 'going');
  const seals = sealed();
  expect(seals).toHaveLength(3);
  const inFiles = () => findWords(seals, filesUnder(dataDir)).length;
  expect(inFiles()).toBeGreaterThanOrEqual(3);
  const hidden = await discord.press(ana, receipt.message, 'Hide my name').answered();
  expect(sealed()).toHaveLength(2);
  const saidSo = { ...post().message };
  expect((await chooses('Show no names')).text).toContain('Saved');
  expect(sealed()).toHaveLength(0);
  expect(inFiles()).toBe(0);
  expect(await listed()).toContain('shows no names');
  await slack.waitFor(() => bothSay('Organizers see only how many come, no names.'), { withinMs: 20_000 });
  // Neither a post nor a receipt that somebody still looks at brings one back.
  await tapped(ana, 'going', saidSo);
  expect(sealed()).toHaveLength(0);
  const late = await discord.press(ana, there(hidden.message), 'Show my name to organizers').answered();
  expect(late.text).toContain('Organizers see no names for this event any more');
  expect(sealed()).toHaveLength(0);
  expectProper(discord);
  expectProperOnSlack(slack);
});
