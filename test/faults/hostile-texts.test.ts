import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { describeOptions, type OptionShape } from '../../src/chat/options.ts';
import { loadCommands } from '../../src/routing/registry.ts';
import {
  type DiscordDouble,
  type InteractionAnswer,
  type InteractionRecord,
  type Message,
  type Person,
  type SeenMessage,
  startDiscordDouble,
} from '../doubles/discord/index.ts';
import type { BotProcess } from '../scenarios/bot-process.ts';
import { hostileTexts as markup } from '../wire/render-hostile-texts.ts';
import {
  creation,
  drafted,
  expectAlive,
  expectPlain,
  expectProper,
  newOrganizer,
  nextWeek,
  readyBot,
  settings,
  there,
} from './bot-on-discord.ts';
import { hostileTexts } from './hostile-texts.ts';

const { commands } = await loadCommands<never>(fileURLToPath(new URL('../../commands/', import.meta.url)));

const texts = [...hostileTexts.values(), ...Object.values(markup)];

let discord: DiscordDouble;
let bot: BotProcess;
/** One for each language; both may organize, so that every command gets as far as it can. */
let askers: readonly Person[];

beforeAll(async () => {
  discord = await startDiscordDouble();
  bot = await readyBot(discord, settings(discord));
  const rosa = newOrganizer(discord, 'rosa');
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

/** Something that fits an option, so that the one under test alone is wrong. */
function plausible({ name, choices }: OptionShape): string {
  const known: Record<string, string> = { ...creation({ title: 'Plain title', start: nextWeek() }) };
  return choices[0] ?? known[name] ?? 'plain text';
}

function expectSentence({ text, ephemeral }: InteractionAnswer): void {
  expectPlain(text);
  expect(text).not.toMatch(/Something went wrong|Algo salió mal/);
  // Whatever was typed is for its author's eyes.
  expect(ephemeral.length).toBeGreaterThan(0);
}

for (const [line, command] of commands) {
  const options = describeOptions(command.options);
  const typed = options.filter(({ type }) => type !== 'channel');

  for (const { name } of typed) {
    test(`/${line}: whatever is typed into ${name} gets an answer or a reason`, async () => {
      const others = options.filter((option) => option.required && option.name !== name);
      const rest = Object.fromEntries(others.map((option) => [option.name, plausible(option)]));
      for (const [at, text] of texts.entries()) {
        const asker = there(askers[at % askers.length]);
        const values = { ...rest, [name]: text };
        const answer = await discord.slash(asker, 'events', line, values, { force: true }).answered();
        expectSentence(answer);
      }
    });
  }

  test(`/${line}: with nothing filled in, there is an answer or a reason`, async () => {
    for (const asker of askers)
      expectSentence(await discord.slash(asker, 'events', line, {}, { force: true }).answered());
  });

  for (const { name } of typed.filter(({ completes }) => completes !== undefined)) {
    test(`/${line}: whatever has been typed of ${name} so far, completion answers`, async () => {
      for (const text of texts) {
        const asker = there(askers[0]);
        const answer = await discord.autocomplete(asker, 'events', line, { [name]: text }).answered();
        expect(answer.choices.length).toBeLessThanOrEqual(25);
      }
    });
  }
}

/** The part of an answer that bears this action's button (a long answer comes in parts), and the event it names. */
function bearing({ message, followUps }: InteractionAnswer, action: string): [Message, string] {
  for (const part of message ? [message, ...followUps] : followUps) {
    const event = new RegExp(`"${action}:(\\w+)`).exec(JSON.stringify(part.components))?.[1];
    if (event) return [part, event];
  }
  throw new Error(`no button for ${action}`);
}

test('whatever is typed into the form of a draft gets an answer or a reason', async () => {
  const asker = there(askers[0]);
  let draft = await drafted(discord, asker, { title: 'To be changed', start: nextWeek() });
  let submitted = 0;
  for (const text of texts) {
    const opened = discord.press(asker, draft, 'Change');
    const fields = there((await opened.answered()).modal).components.map(
      ({ component }) => component?.custom_id,
    );
    for (const field of fields) {
      const sent = asClientSends(opened, { [there(field)]: text });
      if (!sent) continue;
      submitted += 1;
      const answer = await sent.answered();
      expectSentence(answer);
      draft = answer.type === 7 ? bearing(answer, 'event-publish')[0] : draft;
    }
  }
  expect(submitted).toBeGreaterThan(100);
});

/** Submits the form; null where Discord's client would not: too long, or empty where something must stand. */
function asClientSends(opened: InteractionRecord, values: Record<string, string>): InteractionRecord | null {
  try {
    return discord.submitModal(opened, values);
  } catch {
    return null;
  }
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
