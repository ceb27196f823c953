import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  errorsBeside,
  type Person,
  type SeenView,
  type SlackDouble,
  startSlackDouble,
} from '../doubles/slack/index.ts';
import { nextWeek } from '../faults/bot-on-discord.ts';
import {
  expectProperOnSlack,
  onlyFor,
  picked,
  readySlackBot,
  seededOnSlack,
  slackSettings,
  there,
} from '../faults/bot-on-slack.ts';
import type { BotProcess } from './bot-process.ts';

// A command's form in which only the event is chosen is followed by another one, in the same window. Slack keeps there
// what was in fields that seem the same to it.

const title = 'Defend the sanctuary law';
const description = 'Bring water. We meet at the steps.';
const start = nextWeek();

let slack: SlackDouble;
let bot: BotProcess;
let rosa: Person;

beforeEach(async () => {
  slack = await startSlackDouble();
  bot = await readySlackBot(slack, slackSettings(slack));
  rosa = slack.person({ name: 'rosa', admin: true });
  await slack.command(rosa, 'events', 'event create').answered();
  await slack.submit(rosa, slack.view(rosa), { ...picked(title, start), description }).acknowledged();
  await slack.press(rosa, await told('Is this right?'), 'Post it').answered();
  await seededOnSlack(slack, title);
});

afterEach(async () => {
  await bot.kill();
  await slack.stop();
});

const told = (words: string) =>
  slack.waitFor(() => onlyFor(slack, rosa).find(({ text }) => text.includes(words)), { withinMs: 20_000 });

/** Opens the command's form, chooses the event in it, and sends it in. */
async function following(command: string, also: Readonly<Record<string, string>> = {}): Promise<SeenView> {
  await slack.command(rosa, 'events', command).answered();
  const asking = there(slack.view(rosa));
  const offered = await slack.suggest(rosa, asking, 'event', 'sanct').answered();
  const event = there(offered.options?.[0]?.value);
  await slack.submit(rosa, slack.view(rosa), { event, ...also }).acknowledged();
  return slack.waitFor(() => {
    const view = slack.view(rosa);
    return view?.callbackId === asking.callbackId ? null : view;
  });
}

/** What stands in a form, by field. */
const standing = ({ inputs }: SeenView) =>
  Object.fromEntries(inputs.map(({ actionId, value }) => [actionId, value]));

const day = (ahead: number) => start.add({ days: ahead }).toPlainDate().toString();
const time = start.toPlainTime().toString({ smallestUnit: 'minute' });

test('the form to change an event shows the event, and sent in as it is it changes nothing', async () => {
  const form = await following('event edit');
  expect(standing(form)).toMatchObject({
    title,
    description,
    when: day(0),
    'when.start': time,
    place: 'City Hall, Room 340',
  });
  await slack.submit(rosa, form, {}).acknowledged();
  const still = await slack.waitFor(() => slack.view(rosa));
  expect(errorsBeside(still).title).toContain('so already');
  expectProperOnSlack(slack);
});

test('a refusal in it stands beside its own field, and what was typed stays', async () => {
  const form = await following('event edit');
  await slack.submit(rosa, form, { when: '2020-01-01', place: 'The park' }).acknowledged();
  const still = await slack.waitFor(() => slack.view(rosa));
  expect(Object.keys(errorsBeside(still))).toEqual(['when']);
  expect(standing(still)).toMatchObject({ title, description, place: 'The park' });
  expectProperOnSlack(slack);
});

test('the same again proposes its day, and the channel that was chosen', async () => {
  const form = await following('event again', { channel: 'general' });
  expect(standing(form)).toMatchObject({ when: day(7), 'when.start': time });
  await slack.submit(rosa, form, {}).acknowledged();
  expect((await told('general')).text).toContain('Is this right?');
  expectProperOnSlack(slack);
});
