import { afterAll, beforeAll, expect, test } from 'vitest';
import { there } from '../contracts/stand-in.ts';
import {
  type DiscordDouble,
  type InteractionRecord,
  type Message,
  type Person,
  startDiscordDouble,
} from '../doubles/discord/index.ts';
import { type SlackDouble, type Person as SlackPerson, startSlackDouble } from '../doubles/slack/index.ts';
import { creation, newOrganizer, nextWeek } from '../faults/bot-on-discord.ts';
import { namingOnSlack, onlyFor, publishedOnSlack } from '../faults/bot-on-slack.ts';
import { type BotProcess, newFolder, startBot } from './bot-process.ts';
import { findWords } from './search-bytes.ts';
import { settleGroup } from './settled-group.ts';

// Three groups of one coalition share a hearing, and each has its own people, its own plans and its own questions.

let discord: DiscordDouble;
let slack: SlackDouble;
let bot: BotProcess;

const shared = 'Hearing of the whole coalition';
const north = { name: 'north', own: 'Northern phone bank', people: [] as Person[] };
const south = { name: 'south', own: 'Southern phone bank', people: [] as Person[] };
const west = { own: 'Western phone bank', people: [] as SlackPerson[] };

/** What the organizers of North, and then of South, are told of who comes. */
const named: string[] = [];

/** The tokens of what people did in each server: what the bot answers to them bears these. */
const tokens: Record<string, string[]> = { north: [], south: [] };

beforeAll(async () => {
  const guilds = [north, south].map(({ name }) => ({ name, channels: [name, `${name}-organizers`] }));
  [discord, slack] = await Promise.all([startDiscordDouble({ guilds }), startSlackDouble()]);
  const DATA_DIR = newFolder('data');
  for (const { id } of discord.guilds) await settleGroup(DATA_DIR, 'discord', id);
  await settleGroup(DATA_DIR, 'slack', slack.team.id);
  bot = startBot({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    DATA_DIR,
  });
  await Promise.all([discord.waitUntilOnline(), slack.waitUntilConnected()]);
  await discord.waitFor(() => discord.commands.length > 0 && bot.codes().includes('ready'), {
    withinMs: 60_000,
  });
  for (const group of [north, south]) {
    group.people.push(newOrganizer(discord, `rosa-of-${group.name}-town`));
    for (const name of ['ana', 'wei'])
      group.people.push(discord.person({ name: `${name}-of-${group.name}-town` }));
  }
  west.people.push(slack.person({ name: 'rosa-of-west-town', admin: true }));
  for (const name of ['ana', 'wei']) west.people.push(slack.person({ name: `${name}-of-west-town` }));

  // North makes it, the others take it over with codes; each plans something of its own besides.
  const published = await publish(north, shared);
  for (const [group, take] of [
    [south, (code: string) => type(south, 0, 'event post', { event: code })],
    [west, (code: string) => slack.command(there(west.people[0]), 'events', `event post ${code}`)],
  ] as const) {
    const offered = await press(north, 0, published, 'Post it elsewhere too').answered();
    const code = there(/[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(offered.text)?.[0]);
    expect((await take(code).answered()).text, group.own).toContain('Posted');
  }
  for (const group of [north, south]) await publish(group, group.own);
  await publishedOnSlack(slack, there(west.people[0]), west.own);

  // North wants to see names: from now on each post of it says so.
  const shown = await type(north, 0, 'event show', { event: shared }).answered();
  const asked = await press(north, 0, there(shown.message), 'Names and reactions').answered();
  const chosen = await press(north, 0, there(asked.message), 'Show names to organizers').answered();
  await press(north, 0, there(chosen.message), 'Save').answered();
  const saysSo = ({ text }: { readonly text: string }) =>
    text.includes(shared) && text.includes('see your name');
  const allSaySo = () =>
    [north, south].every(({ name }) => discord.snapshot(name).some(saysSo)) &&
    slack.snapshot('events').some(saysSo);
  await slack.waitFor(allSaySo, { withinMs: 30_000 });

  // Everybody comes to both, in every way there is.
  for (const group of [north, south]) {
    for (const title of [shared, group.own]) {
      const post = await discord.waitFor(() => messageOf(group.name, title));
      await press(group, 1, post, /^rsvp:.*:going:/).answered();
      discord.react(there(group.people[2]), post, '✅');
      await type(group, 1, 'rsvp', { event: title, choice: 'going' }).answered();
    }
    await type(group, 2, 'ask', { question: `what does ${group.name}-question mean` }).answered();
    await type(group, 0, 'event show', { event: shared }).answered();
    named.push((await type(group, 0, 'event people', { event: shared }).answered()).text);
    await type(group, 0, 'event export').answered();
    await type(group, 0, 'audit').answered();
    await type(group, 1, 'my-data show').answered();
    await type(group, 0, 'events').answered();
    await type(group, 0, 'bot').answered();
    await type(group, 1, 'remind-me').answered();
  }
  for (const title of [shared, west.own]) {
    const post = await slack.waitFor(() => namingOnSlack(slack, title)[0]);
    await slack.press(there(west.people[1]), post, /:going:/).answered();
    slack.react(there(west.people[2]), post, 'white_check_mark');
  }
  await slack.command(there(west.people[2]), 'events', 'ask what does west-question mean').answered();
  await slack.command(there(west.people[0]), 'events', `event show ${shared}`).answered();
  await slack.command(there(west.people[0]), 'events', 'events').answered();
  for (const line of [`event people ${shared}`, 'event export', 'audit'])
    await slack.command(there(west.people[0]), 'events', line).answered();
  const counted = () => discord.snapshot('north').some(({ text }) => text.includes('6 going'));
  await slack.waitFor(counted, { withinMs: 30_000 });
}, 120_000);

afterAll(async () => {
  await bot?.stop();
  await Promise.all([discord.stop(), slack.stop()]);
});

type Town = typeof north;

function type({ name, people }: Town, who: number, line: string, values = {}): InteractionRecord {
  return noted(name, discord.slash(there(people[who]), name, line, values));
}

function press(
  { name, people }: Town,
  who: number,
  message: Message,
  what: string | RegExp,
): InteractionRecord {
  return noted(name, discord.press(there(people[who]), message, what));
}

function noted(name: string, record: InteractionRecord): InteractionRecord {
  tokens[name]?.push(record.token);
  return record;
}

function messageOf(channel: string, title: string): Message | undefined {
  return discord.snapshot(channel).find(({ text }) => text.includes(title))?.message;
}

async function publish(group: Town, title: string): Promise<Message> {
  const draft = await type(group, 0, 'event create', creation({ title, start: nextWeek() })).answered();
  return there((await press(group, 0, there(draft.message), 'Post it').answered()).message);
}

/** All that was sent into a server: to its channels, and as answers to its people. */
function sentTo({ name }: Town): Map<string, Buffer> {
  const channels = [name, `${name}-organizers`].map((each) => discord.channel(each).id);
  const marks = [...channels, ...there(tokens[name])];
  const bodies = discord.requests.filter(({ path }) => marks.some((mark) => path.includes(mark)));
  return new Map(
    bodies.map(({ method, path, body }, at) => [
      `${at} ${method} ${path}`,
      Buffer.from(JSON.stringify(body) ?? ''),
    ]),
  );
}

function sentToSlack(): Map<string, Buffer> {
  return new Map(
    [...slack.requests, ...slack.interactions].map((each, at) => [
      `${at}`,
      Buffer.from(JSON.stringify(each)),
    ]),
  );
}

function peopleOf(...groups: readonly { readonly people: readonly (Person | SlackPerson)[] }[]): string[] {
  return groups.flatMap(({ people }) => people.flatMap(({ id, name }) => [id, name]));
}

test('one group is never told of the people, the plans or the questions of another', () => {
  const [inNorth, inSouth, inWest] = [sentTo(north), sentTo(south), sentToSlack()];
  expect(
    findWords([...peopleOf(south, west), south.own, west.own, 'south-question', 'west-question'], inNorth),
  ).toEqual([]);
  expect(
    findWords([...peopleOf(north, west), north.own, west.own, 'north-question', 'west-question'], inSouth),
  ).toEqual([]);
  expect(
    findWords([...peopleOf(north, south), north.own, south.own, 'north-question', 'south-question'], inWest),
  ).toEqual([]);
  // What they do share was sent to each of them.
  for (const sent of [inNorth, inSouth, inWest]) expect(findWords([shared], sent)).not.toEqual([]);
  expect(findWords([north.own], inNorth)).not.toEqual([]);
});

test('organizers see the names of their own people, where the post says so', () => {
  expect(named.map((text) => [north, south].map(({ people }) => text.includes(there(people[1]).id)))).toEqual(
    [
      [true, false],
      [false, true],
    ],
  );
});

test('all of them are counted together', () => {
  expect(discord.snapshot('south').some(({ text }) => text.includes('6 going'))).toBe(true);
  expect(namingOnSlack(slack, shared).some(({ text }) => text.includes('6 going'))).toBe(true);
  expect(onlyFor(slack, there(west.people[0])).some(({ text }) => text.includes(shared))).toBe(true);
});
