import type { Status } from '../../answers/answer.ts';
import type { Language } from '../../chat/language.ts';
import { newId } from '../../store/new-id.ts';
import { firstCharacters } from './first-characters.ts';

/** How long (ms) a question can be handed on, and how many wait for that at most, altogether and of one person. */
const holdFor = 15 * 60_000;
const mostHeld = 500;
const mostOfOne = 5;
/** Within this time (ms) one person sends so many. */
const aWhile = 10 * 60_000;
const mostSent = 3;
/** As much of a question as organizers are shown. */
export const mostCharacters = 1_000;

export interface HeldQuestion {
  readonly text: string;
  /** Whether it went on behind that. */
  readonly isCut: boolean;
  /** Of the answer, and so of what its asker is told. */
  readonly language: Language;
  readonly groupId: string;
  readonly status: Status;
  /** The title of what was answered, if it was. */
  readonly answer: string | null;
}

type Taken = HeldQuestion | 'handed-on' | 'of-somebody-else' | 'gone' | 'too-many';

/**
 * Questions that their askers may hand on to organizers. They lie in memory alone, for a while, under a random token:
 * nothing of them is in the database, in a button or in the log, and a restart forgets them.
 */
export interface HeldQuestions {
  /**
   * Askers are known here by their pseudonyms under this random name: it is another one after each start, so that these
   * tell nothing elsewhere or later.
   */
  readonly name: string;
  /** The token; null where all places are taken by others. Of many of one asker the latest are held. */
  hold(question: Omit<HeldQuestion, 'isCut'>, asker: string): string | null;
  /** Whether this asker can still hand it on. */
  has(token: string, asker: string): boolean;
  /** Once: whoever taps a second time is told so; `too-many`: this asker must wait a while. It is still held then. */
  take(token: string, asker: string): Taken;
  /** It could not be handed on: it can be tried again. */
  giveBack(token: string, question: HeldQuestion): void;
  forgetOld(): void;
}

interface Held {
  /** Null once it was taken. */
  question: HeldQuestion | null;
  readonly asker: string;
  readonly until: number;
}

export function heldQuestions(now: () => number): HeldQuestions {
  const held = new Map<string, Held>();
  /** By the token, which may be forgotten before its sending is. */
  const sent = new Map<string, { readonly asker: string; readonly at: number }>();
  const forgetOld = (): void => {
    for (const [token, { until }] of held) if (until <= now()) held.delete(token);
    for (const [token, { at }] of sent) if (at + aWhile <= now()) sent.delete(token);
  };
  const find = (token: string) => {
    forgetOld();
    return held.get(token);
  };
  const of = (asker: string) => [...held].filter(([, one]) => one.asker === asker);
  /** Whoever asks a lot loses what they asked first, and nobody else does. */
  const makeRoom = (asker: string): boolean => {
    const own = of(asker);
    const waiting = own.filter(([, { question }]) => question !== null);
    const oldest = waiting.length >= mostOfOne ? waiting[0] : held.size >= mostHeld ? own[0] : undefined;
    if (oldest) held.delete(oldest[0]);
    return held.size < mostHeld;
  };
  return {
    name: newId(),
    hold(question, asker) {
      forgetOld();
      if (!makeRoom(asker)) return null;
      const token = newId();
      const text = firstCharacters(question.text, mostCharacters);
      held.set(token, {
        question: { ...question, text, isCut: text.length < question.text.length },
        asker,
        until: now() + holdFor,
      });
      return token;
    },
    has(token, asker) {
      const found = find(token);
      return found?.asker === asker && found.question !== null;
    },
    take(token, asker) {
      const found = find(token);
      if (!found) return 'gone';
      if (found.asker !== asker) return 'of-somebody-else';
      const { question } = found;
      if (!question) return 'handed-on';
      if ([...sent.values()].filter((one) => one.asker === asker).length >= mostSent) return 'too-many';
      found.question = null;
      sent.set(token, { asker, at: now() });
      return question;
    },
    giveBack(token, question) {
      sent.delete(token);
      const found = held.get(token);
      if (found) found.question = question;
    },
    forgetOld,
  };
}
