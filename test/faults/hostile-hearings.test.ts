import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  type DiscordDouble,
  type InteractionAnswer,
  type Message,
  type Person,
  type SeenMessage,
  startDiscordDouble,
} from '../doubles/discord/index.ts';
import type { BotProcess } from '../scenarios/bot-process.ts';
import {
  creation,
  expectAlive,
  expectPlain,
  expectProper,
  newOrganizer,
  nextWeek,
  readyBot,
  settings,
  there,
} from './bot-on-discord.ts';
import { hostileInputs } from './hostile-inputs.ts';

// The whole process with such texts in everything; each option by itself is tried in hostile-inputs-….test.ts.

const texts = [...hostileInputs.values()];

let discord: DiscordDouble;
let bot: BotProcess;
/** One for each language; both may organize, so that every command gets as far as it can. */
let askers: readonly Person[];

beforeAll(async () => {
  discord = await startDiscordDouble();
  bot = await readyBot(discord, settings(discord));
  const rosa = newOrganizer(discord, 'rosa');
  // The first question waits until the bot has read what it knows.
  const question = 'What is the ordinance?';
  await discord.slash(rosa, 'events', 'ask', { question }).answered({ withinMs: 60_000 });
  askers = [rosa, { ...newOrganizer(discord, 'lupe'), locale: 'es-419' }];
});

afterEach(async () => {
  await expectAlive(discord, bot, there(askers[0]));
  expectProper(discord);
  // No text of anybody's is a fault of the bot's.
  expect(bot.codes().filter((code) => code.endsWith('-broke'))).toEqual([]);
});

afterAll(async () => {
  await bot?.kill();
  await discord.stop();
});

function expectSentence({ text, ephemeral }: InteractionAnswer): void {
  expectPlain(text);
  expect(text).not.toMatch(/Something went wrong|Algo salió mal/);
  // Whatever was typed is for its author's eyes.
  expect(ephemeral.length).toBeGreaterThan(0);
}

/** The part of an answer that bears this action's button (a long answer comes in parts), and the event it names. */
function bearing({ message, followUps }: InteractionAnswer, action: string): [Message, string] {
  for (const part of message ? [message, ...followUps] : followUps) {
    const event = new RegExp(`"${action}:(\\w+)`).exec(JSON.stringify(part.components))?.[1];
    if (event) return [part, event];
  }
  throw new Error(`no button for ${action}`);
}

test('options that the command does not have are no reason to fail', async () => {
  const values = { question: 'What is the ordinance?', __proto__x: 'x', constructor: 'x', toString: 'x' };
  const answer = await discord.slash(there(askers[0]), 'events', 'ask', values, { force: true }).answered();
  expectPlain(answer.text);
});

test('a hearing made of such text is posted, shown, answered and cancelled without harm', async () => {
  let posted = 0;
  for (const [at, text] of texts.entries()) {
    const asker = there(askers[at % askers.length]);
    const values = {
      ...creation({ title: text, start: nextWeek() }),
      ...{ place: text, title_es: text, description: text, description_es: text, accessibility: text },
    };
    const draft = await discord.slash(asker, 'events', 'event create', values, { force: true }).answered();
    expectSentence(draft);
    if (!/Is this right|¿Está bien así/.test(draft.text)) continue;
    posted += 1;
    const [question, event] = bearing(draft, 'event-publish');
    const published = await discord.press(asker, question, /Post it|Publicar/).answered();
    expectPlain(published.text);
    const isPost = ({ buttons }: SeenMessage) =>
      buttons.some(({ customId }) => customId?.startsWith(`rsvp:${event}:`));
    const post = there(discord.snapshot('events').find(isPost));
    const pressed = await discord.press(asker, post.message, /^rsvp:.*:going:/).answered();
    expectPlain(pressed.text);
    for (const note of pressed.followUps) expect(note.ephemeralFor).toBe(asker.id);
    expectSentence(await discord.slash(asker, 'events', 'event show', { event }).answered());
    const sure = await discord.slash(asker, 'events', 'event cancel', { event }).answered();
    expectSentence(sure);
    expectPlain(
      (await discord.press(asker, bearing(sure, 'event-cancel')[0], /^event-cancel:/).answered()).text,
    );
  }
  expect(posted).toBeGreaterThan(20);
  await discord.waitFor(() => discord.snapshot('events').length >= posted * 2, { withinMs: 60_000 });
});
