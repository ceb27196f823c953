import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Who } from '../../src/chat/act.ts';
import type { CommandShape, Texts } from '../../src/chat/command-shape.ts';
import type { Inbound } from '../../src/chat/inbound.ts';
import type { Language } from '../../src/chat/language.ts';
import type { LogFacts } from '../../src/chat/log.ts';
import type { Message } from '../../src/chat/message.ts';
import { channelOption, describeOptions, eventOption, moment, text } from '../../src/chat/options.ts';
import type { Platform, Receive } from '../../src/chat/platform.ts';
import type { Responder } from '../../src/chat/responder.ts';
import { phrasesFrom } from '../../src/phrases/phrases.ts';
import { createSlack, type Slack, type SlackSettings } from '../../src/platforms/slack/slack.ts';
import { type SlackDouble, type SlackDoubleOptions, startSlackDouble } from '../doubles/slack/index.ts';

type Kind = Inbound['kind'];
type Of<K extends Kind> = Extract<Inbound, { kind: K }>;
type Core = (inbound: Inbound, responder: Responder) => Promise<void>;

const names = {
  ask: ['ask', 'preguntar'],
  help: ['help', 'ayuda'],
  about: ['about', 'acerca'],
  rsvp: ['rsvp', 'asistencia'],
  event: ['event', 'evento'],
  create: ['create', 'crear'],
  show: ['show', 'ver'],
  move: ['move', 'mover'],
  question: ['question', 'pregunta'],
  kind: ['kind', 'tipo'],
  title: ['title', 'título'],
  when: ['when', 'cuándo'],
  place: ['place', 'lugar'],
  description: ['description', 'descripción'],
  title_es: ['title_spanish', 'título_español'],
  channel: ['channel', 'canal'],
  choice: ['answer', 'respuesta'],
} satisfies Record<string, readonly [string, string]>;

const labels: Readonly<Record<string, readonly [string, string]>> = {
  rally: ['Rally', 'Mitin'],
  'council-meeting': ['Council meeting', 'Sesión del concejo'],
  going: ['Going', 'Voy'],
  maybe: ['Maybe', 'Tal vez'],
  'not-going': ["Can't go", 'No puedo ir'],
};

function texts(name: string): Readonly<Record<Language, Texts>> {
  const [en = name, es = name] = Object.entries(names).find(([key]) => key === name)?.[1] ?? [];
  const description = `What ${name} is for`;
  return { en: { name: en, description }, es: { name: es, description } };
}

/** As the core makes them: of their own where the name reads badly. */
function labelsOf(name: string): Readonly<Record<Language, string>> {
  if (name === 'title_es') return { en: 'Title in Spanish', es: 'Título en español' };
  const { en, es } = texts(name);
  const capital = (word: string): string => word.charAt(0).toLocaleUpperCase() + word.slice(1);
  return { en: capital(en.name), es: capital(es.name) };
}

function shape(name: string, options: z.ZodRawShape, who: Who = 'anyone'): CommandShape {
  const [first = '', second] = name.split(' ');
  return {
    name,
    who,
    texts: texts(second ?? first),
    parent: second === undefined ? null : texts(first),
    options: describeOptions(z.object(options)).map((option) => ({
      ...option,
      texts: texts(option.name),
      labels: labelsOf(option.name),
      choiceTexts: {
        en: option.choices.map((each) => labels[each]?.[0] ?? each),
        es: option.choices.map((each) => labels[each]?.[1] ?? each),
      },
    })),
  };
}

/** Commands of every kind of option, as the core describes its own. */
export const shapes: readonly CommandShape[] = [
  shape('help', { question: text(6000).optional() }),
  shape('about', {}),
  shape('ask', { question: text(6000) }),
  shape('event show', { event: eventOption() }),
  shape('rsvp', { event: eventOption(), choice: z.enum(['going', 'maybe', 'not-going']) }),
  shape('event create', {
    kind: z.enum(['rally', 'council-meeting']),
    title: text(100),
    when: moment(100),
    place: text(200),
    title_es: text(100).optional(),
    description: text(1000).optional(),
    channel: channelOption().optional(),
  }),
  shape('event move', { channel: channelOption(), title: text(100).optional() }),
];

const book = z.record(z.string(), z.string());
const phrases = phrasesFrom({ en: phrasesOf('en'), es: phrasesOf('es') });

function phrasesOf(language: Language): Readonly<Record<string, string>> {
  return book.parse(
    parse(readFileSync(new URL(`../../content/phrases/${language}.yaml`, import.meta.url), 'utf8')),
  );
}

/** The adapter's own words as the project has them. */
export const words = phrases.text;

/** The bot's own Slack adapter on a double, with the test in the core's place. */
export interface AdapterBench {
  readonly slack: SlackDouble;
  readonly platform: Platform;
  readonly web: Slack['web'];
  /** Everything that was logged: codes with their facts. */
  readonly logged: readonly (readonly [string, LogFacts | undefined])[];
  /** What the core does; the acknowledgement of a repetition, which it does not answer, is left to the adapter. */
  core: Core;
  /** What was told to the core so far. */
  heard<K extends Kind>(kind: K): readonly Of<K>[];
  stop(): Promise<void>;
}

export interface BenchOptions extends SlackDoubleOptions {
  readonly settings?: Partial<SlackSettings>;
  readonly signed?: boolean;
  /** Do not connect yet. */
  readonly apart?: boolean;
}

export async function startAdapter({
  settings,
  signed,
  apart,
  ...options
}: BenchOptions = {}): Promise<AdapterBench & { readonly receive: Receive }> {
  const slack = await startSlackDouble({
    channels: ['general', 'events', { name: 'private-plans', private: true }],
    ...options,
  });
  const all: Inbound[] = [];
  const logged: [string, LogFacts | undefined][] = [];
  const note = (code: string, facts?: LogFacts): void => void logged.push([code, facts]);
  const { platform, web } = createSlack({
    botToken: slack.botToken,
    way: signed ? { signingSecret: slack.signingSecret } : { appToken: slack.appToken },
    apiUrl: slack.apiUrl,
    command: '/sanctuary',
    shapes,
    words,
    log: { debug: () => {}, info: note, warn: note, error: note },
    shutOut: () => note('shut-out'),
    ...settings,
  });
  const bench: AdapterBench & { readonly receive: Receive } = {
    slack,
    platform,
    web,
    logged,
    core: async () => {},
    heard: <K extends Kind>(kind: K) => all.filter((inbound): inbound is Of<K> => inbound.kind === kind),
    async receive(inbound: Inbound, responder: Responder | null) {
      all.push(inbound);
      if (responder) await bench.core(inbound, responder);
    },
    async stop() {
      await platform.disconnect();
      await slack.stop();
    },
  };
  if (!apart) await platform.connect(bench.receive);
  return bench;
}

/** One sentence, with buttons if any are wanted. */
export function says(words: string, ...actions: readonly string[]): Message {
  const buttons = actions.map((action) => ({
    label: action,
    look: 'plain' as const,
    press: { action, args: ['e1'] },
  }));
  return {
    summary: words,
    blocks: [
      { kind: 'text', text: words },
      ...(buttons.length > 0 ? [{ kind: 'buttons' as const, buttons }] : []),
    ],
  };
}

/** So long that Slack needs several messages for it; the first says `first`, the last `last`. */
export function saysMuch(): Message {
  const long = 'Bring water and a friend. '.repeat(110).trim();
  return {
    summary: 'Much',
    blocks: ['first', long, long, long, long, 'last'].map((each) => ({ kind: 'text' as const, text: each })),
  };
}
