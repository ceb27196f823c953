import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DiscordDouble, InteractionRecord, Message, Person } from '../../test/doubles/discord/index.ts';
import { channel, title } from './post-event.ts';

export const perSecond = 20;
export const seconds = 30;
/** Interactions that come first at the same pace: the p99 is that of code that has run for a moment. */
export const warmUp = 60;
export const crowd = 120;

export const questions = [
  'Can LAPD ask about my immigration status?',
  'Can the police hold me for ICE?',
  'What happens when an officer breaks the ordinance?',
  '¿La policía me puede preguntar mi estatus migratorio?',
  'When does the city council meet?',
  'Does the city share data with ICE?',
];

/** Every request that an HTTP server of this process has just begun to read; Node publishes it. */
const arrivals = 'http.server.request.start';

/** How long (ms) each interaction waited, from its delivery until its callback reached the double. */
export interface Waits {
  readonly warm: readonly number[];
  /** Those of the warm-up too: nobody knows that he is the first to ask. */
  readonly all: readonly number[];
}

/**
 * Lets a crowd tap, ask and look at one event. A callback counts from the moment it arrives, before the double
 * has judged it. Rejects if an interaction was not acknowledged.
 */
export async function drive(discord: DiscordDouble, post: Message): Promise<Waits> {
  const people = Array.from({ length: crowd }, (_, at) =>
    discord.person({ name: `person-${at}`, locale: at % 3 === 0 ? 'es-ES' : 'en-US' }),
  );
  const arrived = new Map<string, number>();
  const note = (message: unknown) => {
    const token = callbackToken(message);
    if (token !== null) arrived.set(token, performance.now());
  };
  const sent: { record: InteractionRecord; at: number }[] = [];
  subscribe(arrivals, note);
  try {
    const begun = performance.now();
    for (let turn = 0; turn < warmUp + perSecond * seconds; turn += 1) {
      await sleep(Math.max(0, begun + (turn * 1_000) / perSecond - performance.now()));
      const person = people[(turn * 7) % crowd];
      if (!person) throw new RangeError('nobody is there');
      const at = performance.now();
      sent.push({ record: interact(discord, person, post, turn), at });
    }
    await Promise.all(sent.map(({ record }) => record.acknowledged()));
  } finally {
    unsubscribe(arrivals, note);
  }
  const all = sent.map(({ record, at }) => (arrived.get(record.token) ?? Number.NaN) - at);
  return { warm: all.slice(warmUp), all };
}

/** Of ten interactions seven are taps, two look at the event and one is a question. */
function interact(discord: DiscordDouble, person: Person, post: Message, turn: number): InteractionRecord {
  const kind = turn % 10;
  if (kind === 4) {
    const question = questions[Math.floor(turn / 10) % questions.length] ?? '';
    return discord.slash(person, channel, 'ask', { question });
  }
  if (kind === 2 || kind === 7) return discord.slash(person, channel, 'event show', { event: title });
  const choice = (['going', 'going', 'maybe', 'not-going'] as const)[Math.floor(turn / crowd) % 4];
  return discord.press(person, post, new RegExp(`^rsvp:.*:${choice}:`));
}

/** The token in the address of an interaction callback; null for any other request. */
function callbackToken(message: unknown): string | null {
  if (typeof message !== 'object' || message === null || !('request' in message)) return null;
  const { request } = message;
  if (!(request instanceof IncomingMessage)) return null;
  return /\/interactions\/\d+\/([^/]+)\/callback/.exec(request.url ?? '')?.[1] ?? null;
}
