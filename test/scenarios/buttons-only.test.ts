import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DiscordDouble, type Person, startDiscordDouble } from '../doubles/discord/index.ts';
import { type SlackDouble, startSlackDouble } from '../doubles/slack/index.ts';
import {
  drafted,
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
import {
  draftedOnSlack,
  expectProperOnSlack,
  namingOnSlack,
  onlyFor,
  slackSettings,
} from '../faults/bot-on-slack.ts';
import type { BotProcess } from './bot-process.ts';
import { settleGroup } from './settled-group.ts';

// An event under which reactions do not count, beside one that is as usual: by that one it is seen that all was read.

const quiet = 'Know your rights';
const usual = 'Rally';

let discord: DiscordDouble;
let slack: SlackDouble;
let bot: BotProcess;
let env: Record<string, string>;
let rosa: Person;

const post = (title = quiet) => there(naming(discord, title)[0]);
const onSlack = () => there(namingOnSlack(slack, quiet)[0]);

async function ready(): Promise<BotProcess> {
  await settleGroup(there(env.DATA_DIR), 'slack', slack.team.id);
  const ready = await readyBot(discord, env);
  await slack.waitUntilConnected();
  return ready;
}

beforeAll(async () => {
  [discord, slack] = await Promise.all([startDiscordDouble(), startSlackDouble()]);
  env = settings(discord, slackSettings(slack));
  bot = await ready();
  rosa = newOrganizer(discord);
});

afterAll(async () => {
  await bot?.kill();
  expectProper(discord);
  expectProperOnSlack(slack);
  await Promise.all([discord.stop(), slack.stop()]);
});

test('the bot puts no reactions under its post, and the post says why', async () => {
  const draft = await drafted(discord, rosa, { title: quiet, start: nextWeek() });
  const chosen = await discord.press(rosa, draft, 'Buttons only').answered();
  expect(chosen.text).toContain('they do not count, only buttons do');
  await discord.press(rosa, there(chosen.message), 'Post it').answered({ withinMs: 60_000 });
  await published(discord, rosa, { title: usual, start: nextWeek() });
  await seededPost(discord, usual);
  expect(post().reactions).toEqual({});
  expect(post().text).toContain('Reactions do not count here, because they show everybody who you are.');
  expect(post().text).toContain('Aquí las reacciones no cuentan');
});

test('the same on Slack', async () => {
  const sol = slack.person({ name: 'sol', admin: true });
  await draftedOnSlack(slack, sol, quiet);
  const draft = there(onlyFor(slack, sol).at(-1));
  await slack.press(sol, draft, 'Buttons only').answered();
  await slack.press(sol, there(onlyFor(slack, sol).at(-1)), 'Post it').answered();
  await slack.waitFor(() => namingOnSlack(slack, quiet).length === 1);
  slack.react(slack.person({ name: 'wei' }), onSlack(), 'white_check_mark');
  await slack.press(slack.person({ name: 'ana' }), onSlack(), /:maybe:/).answered();
  await slack.waitFor(() => onSlack().text.includes('1 maybe'), { withinMs: 20_000 });
  expect(onSlack().text).toContain('0 going');
  expect(onSlack().text).toContain('Reactions do not count here');
  expect(Object.keys(onSlack().reactions)).toEqual(['white_check_mark']);
});

test('reactions under it do not count, not even those that the bot finds when it is back', async () => {
  const [wei, ana] = ['wei', 'ana'].map((name) => there(discord.person({ name })));
  discord.react(there(wei), post().message, '✅');
  discord.react(there(wei), post(usual).message, '✅');
  await discord.waitFor(() => post(usual).text.includes('1 going'), { withinMs: 20_000 });
  const tapped = await discord.press(there(ana), post().message, /^rsvp:.*:going:/).answered();
  expect(tapped.text).toContain('1 going');
  await bot.stop();
  await Promise.all([discord.waitUntilOffline(), slack.waitUntilDisconnected()]);
  const rui = discord.person({ name: 'rui' });
  for (const title of [quiet, usual]) discord.react(rui, post(title).message, '✅');
  bot = await ready();
  await discord.waitFor(() => post(usual).text.includes('2 going'), { withinMs: 30_000 });
  const again = await discord.press(there(ana), post().message, /^rsvp:.*:maybe:/).answered();
  expect(again.text).toContain('0 going');
  expect(again.text).toContain('1 maybe');
});

/** What Rosa chooses under the event, and saves. */
async function chooses(label: string): Promise<void> {
  const shown = await discord.slash(rosa, 'events', 'event show', { event: quiet }).answered();
  const choices = await discord.press(rosa, there(shown.message), 'Names and reactions').answered();
  const chosen = await discord.press(rosa, there(choices.message), label).answered();
  await discord.press(rosa, there(chosen.message), 'Save').answered();
}

test('once an organizer wants reactions too, they stand there and count, and no more when she does not', async () => {
  await chooses('Count reactions too');
  await discord.waitFor(() => Object.keys(post().reactions).length === 3, { withinMs: 20_000 });
  const lia = discord.person({ name: 'lia' });
  discord.react(lia, post().message, '❌');
  await discord.waitFor(() => post().text.includes("1 can't"), { withinMs: 20_000 });
  await chooses('Buttons only');
  await discord.waitFor(() => post().reactions['🤔'] === undefined, { withinMs: 20_000 });
  expect(post().text).toContain("1 can't");
});
