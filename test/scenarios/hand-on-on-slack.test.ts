import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Person, type SeenMessage, type SlackDouble, startSlackDouble } from '../doubles/slack/index.ts';
import { expectProperOnSlack, onlyFor, readySlackBot, slackSettings, there } from '../faults/bot-on-slack.ts';
import type { BotProcess } from './bot-process.ts';
import { filesUnder, findWords } from './search-bytes.ts';

// The same on Slack, where a direct message belongs to a workspace, and what follows a mention stands in a thread.

let slack: SlackDouble;
let bot: BotProcess;
let env: Record<string, string>;
let rosa: Person;
let ana: Person;

const question = 'Does the walrusgarden <!channel> *evict* tenants?';
const button = 'Send to organizers';

beforeEach(async () => {
  const channels = ['general', 'events', { name: 'organizers', private: true, botIsMember: true }];
  slack = await startSlackDouble({
    channels: [...channels, { name: 'far', private: true, botIsMember: false }],
  });
  env = slackSettings(slack);
  bot = await readySlackBot(slack, env);
  rosa = slack.person({ name: 'rosa', admin: true });
  ana = slack.person({ name: 'ana-the-member' });
});

afterEach(async () => {
  await bot.kill();
  expectProperOnSlack(slack);
  await slack.stop();
});

const set = (channel: string) => slack.command(rosa, 'general', `settings #${channel}`).answered();
/** The first question of a start takes longer. */
const soon = { withinMs: 60_000 };
const told = () => slack.snapshot('organizers');
/** In threads as well. */
const read = (person?: Person) =>
  slack.snapshot('general', person).flatMap((message) => [message, ...message.thread]);
const everybodySees = () => read().filter(({ author }) => author === slack.bot.name);
const privately = (person: Person, words: string) =>
  slack.waitFor(() => read(person).find(({ ephemeral, text }) => ephemeral && text.includes(words)));
const labels = ({ buttons }: Pick<SeenMessage, 'buttons'>) => buttons.map(({ text }) => text);

test('asked in a channel, privately: the button hands it on, and nothing of it is kept', async () => {
  expect((await set('organizers')).text).toContain('Channel for organizers');
  await slack.command(ana, 'general', `ask ${question}`).answered(undefined, soon);
  const answer = there(onlyFor(slack, ana, 'general')[0]);
  expect(labels(answer)).toContain(button);
  await slack.press(ana, answer, button).answered();
  await slack.waitFor(() =>
    onlyFor(slack, ana, 'general').some(({ text }) => text.includes('without your name')),
  );
  const [, handed, ...others] = told();
  expect(others).toEqual([]);
  expect(there(handed).text).toContain('Does the walrusgarden <!channel> *evict* tenants?');
  expect(there(handed)).toMatchObject({ pings: [] });
  expect(there(handed).text).not.toMatch(/ana-the-member/);
  await slack.press(ana, answer, button).answered();
  await slack.waitFor(() =>
    onlyFor(slack, ana, 'general').some(({ text }) => text.includes('with the organizers already')),
  );
  expect(told()).toHaveLength(2);
  const words = ['walrusgarden', 'ana-the-member', ana.id];
  expect(findWords(words, filesUnder(there(env.DATA_DIR)))).toEqual([]);
  for (const word of words) expect(bot.log()).not.toContain(word);
});

test('asked in a direct message: it goes to the organizers of the workspace', async () => {
  await set('organizers');
  slack.dm(ana, question);
  const answer = await slack.waitFor(
    () => slack.snapshot({ dm: ana }).find((each) => labels(each).includes(button)),
    soon,
  );
  expect(labels(answer)).not.toContain('Share here');
  await slack.press(ana, answer, button).answered();
  await slack.waitFor(() => told().length === 2);
});

test('a right answer in a direct message can be voted on, and not shared', async () => {
  slack.dm(ana, 'Can the police ask about my immigration status?');
  const answer = await slack.waitFor(
    () => slack.snapshot({ dm: ana }).find((each) => labels(each).includes('Yes')),
    soon,
  );
  expect(labels(answer)).not.toContain('Share here');
  await slack.press(ana, answer, 'Yes').answered();
  await slack.waitFor(() => slack.snapshot({ dm: ana }).some(({ text }) => text.includes('Thank you.')));
  expect(slack.snapshot({ dm: ana }).some((each) => labels(each).includes('Yes'))).toBe(false);
});

test('asked by name: a line in the thread, and the answer with what can be done about it for the asker alone', async () => {
  await set('organizers');
  slack.mention(ana, 'general', question);
  const line = await slack.waitFor(() => slack.snapshot('general')[0]?.thread[0], soon);
  expect(labels(line)).toEqual(['Answer me privately']);
  const marcus = slack.person({ name: 'marcus' });
  await slack.press(marcus, line, 'Answer me privately').answered();
  expect(labels(await privately(marcus, 'no checked answer'))).not.toContain(button);
  await slack.press(ana, line, 'Answer me privately').answered();
  await slack.press(ana, await privately(ana, 'no checked answer'), button).answered();
  await slack.waitFor(() => told().length === 2);
  expect(everybodySees().map(({ text }) => text)).toEqual([line.text]);
});

test('asked by name and answered: nobody else reads it until it is shared', async () => {
  slack.mention(ana, 'general', 'Can the police ask about my immigration status?');
  const line = await slack.waitFor(() => slack.snapshot('general')[0]?.thread[0], soon);
  expect(line.text).not.toMatch(/police|immigration|Source/);
  await slack.press(ana, line, 'Answer me privately').answered();
  const answer = await privately(ana, 'Source');
  expect(labels(answer)).toEqual(expect.arrayContaining(['Share here', 'Yes', 'No']));
  expect(everybodySees()).toHaveLength(1);
  await slack.press(ana, answer, 'Share here').answered();
  await slack.waitFor(() => everybodySees().some(({ text }) => text.includes('Source')));
});

test('asked by name in danger: the number stands in the thread at once; without a question, help', async () => {
  slack.mention(ana, 'general', 'ICE is outside my door right now');
  slack.mention(ana, 'general', '');
  const first = (at: number) => slack.waitFor(() => slack.snapshot('general')[at]?.thread[0], soon);
  expect((await first(0)).text).toMatch(/If this is happening now, call \(?\d/);
  expect((await first(1)).text).toContain('/sanctuary help shows what else I can do');
});

test('a public channel is refused, and one that the bot is not in, with what to type', async () => {
  expect((await set('events')).text).toContain('Everybody here can read that channel');
  expect((await set('far')).text).toContain('/invite @sanctuary-bot');
  await slack.command(ana, 'general', `ask ${question}`).answered(undefined, soon);
  expect(labels(there(onlyFor(slack, ana, 'general')[0]))).not.toContain(button);
});

test('a channel in words that Slack does not know is picked in a form; nothing typed shows what is set', async () => {
  await slack.command(rosa, 'general', 'settings organizers').answered();
  await slack.submit(rosa, slack.view(rosa), { organizers_channel: 'organizers' }).acknowledged();
  await slack.waitFor(() => told().length === 1);
  const shown = await slack.command(rosa, 'general', 'ajustes').answered();
  expect(shown.text).toContain('#organizers');
});

test('an answer shared where the bot is not: it says how to let it in, and nothing is kept', async () => {
  await slack
    .command(ana, 'far', 'ask Can the police ask about my immigration status?')
    .answered(undefined, soon);
  await slack.press(ana, there(onlyFor(slack, ana, 'far')[0]), 'Share here').answered();
  await slack.waitFor(() =>
    onlyFor(slack, ana, 'far').some(({ text }) => text.includes('/invite @sanctuary-bot')),
  );
  expect(bot.codes()).not.toContain('answer-shared');
});
