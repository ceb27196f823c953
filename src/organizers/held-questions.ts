import type { Status } from '../answers/answer.ts';
import type { Language } from '../chat/language.ts';
import { newId } from '../store/new-id.ts';
import { firstCharacters } from './first-characters.ts';

/** How long (ms) a question can be handed on, and how many wait for that at most. */
const holdFor = 15 * 60_000;
const mostHeld = 500;
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

type Taken = HeldQuestion | 'handed-on' | 'of-somebody-else' | 'gone';

/**
 * Questions that their askers may hand on to organizers. They lie in memory alone, for a while, under a random token:
 * nothing of them is in the database, in a button or in the log, and a restart forgets them.
 */
export interface HeldQuestions {
  /** Resolves with the token; `askedBy`: the pseudonym of the asker under this token. */
  hold(question: Omit<HeldQuestion, 'isCut'>, askedBy: (token: string) => string): string;
  /** Whether this asker can still hand it on. */
  has(token: string, asker: string): boolean;
  /** Once: whoever taps a second time is told so. */
  take(token: string, asker: string): Taken;
  /** It could not be handed on: it can be tried again. */
  giveBack(token: string, question: HeldQuestion): void;
  forgetOld(): void;
}

export function heldQuestions(now: () => number): HeldQuestions {
  const held = new Map<string, { question: HeldQuestion | null; asker: string; until: number }>();
  const forgetOld = (): void => {
    for (const [token, { until }] of held) if (until <= now()) held.delete(token);
  };
  const find = (token: string) => {
    forgetOld();
    return held.get(token);
  };
  return {
    hold(question, askedBy) {
      forgetOld();
      const [oldest] = held.keys();
      if (held.size >= mostHeld && oldest !== undefined) held.delete(oldest);
      const token = newId();
      const text = firstCharacters(question.text, mostCharacters);
      held.set(token, {
        question: { ...question, text, isCut: text.length < question.text.length },
        asker: askedBy(token),
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
      found.question = null;
      return question ?? 'handed-on';
    },
    giveBack(token, question) {
      const found = held.get(token);
      if (found) found.question = question;
    },
    forgetOld,
  };
}
