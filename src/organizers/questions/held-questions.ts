import type { Status } from '../../answers/answer.ts';
import type { Language } from '../../chat/language.ts';
import type { News } from '../../processes/news.ts';
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
  /** Nothing of this asker is held any more. */
  forgetOf(asker: string): void;
  /** Another process holds, took, gave back or forgot a question. */
  heard(told: QuestionNews): void;
  forgetOld(): void;
}

/** What the processes of one installation tell each other of questions. */
export type QuestionNews = Extract<News, { readonly kind: `question-${string}` }>;

/** Others who hold the same questions: whoever taps may be heard by any process. */
export interface Others {
  tell(told: QuestionNews): void;
}

/** All processes must know an asker by the same pseudonym; it is only ever in their memory. */
const nameForAll = 'held questions';

interface Held {
  /** Null once it was taken. */
  question: HeldQuestion | null;
  readonly asker: string;
  readonly until: number;
}

/** `others`: null where there is no other process. */
export function heldQuestions(now: () => number, others: Others | null = null): HeldQuestions {
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
  const add = (token: string, question: HeldQuestion, asker: string, forMs: number): boolean => {
    forgetOld();
    if (!makeRoom(asker)) return false;
    held.set(token, { question, asker, until: now() + forMs });
    return true;
  };
  const drop = (asker: string): void => {
    for (const [token] of of(asker)) held.delete(token);
  };
  const putBack = (token: string, question: HeldQuestion): void => {
    sent.delete(token);
    const found = held.get(token);
    if (found) found.question = question;
  };
  const noteTaken = (token: string, asker: string): void => {
    const found = held.get(token);
    if (found) found.question = null;
    sent.set(token, { asker, at: now() });
  };
  return {
    name: others ? nameForAll : newId(),
    hold(whole, asker) {
      const token = newId();
      const text = firstCharacters(whole.text, mostCharacters);
      const question = { ...whole, text, isCut: text.length < whole.text.length };
      if (!add(token, question, asker, holdFor)) return null;
      others?.tell({ kind: 'question-held', token, asker, question, leftMs: holdFor });
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
      noteTaken(token, asker);
      others?.tell({ kind: 'question-taken', token, asker });
      return question;
    },
    giveBack(token, question) {
      putBack(token, question);
      others?.tell({ kind: 'question-returned', token, question });
    },
    forgetOf(asker) {
      drop(asker);
      others?.tell({ kind: 'question-forgotten', asker });
    },
    heard(told) {
      if (told.kind === 'question-held') add(told.token, told.question, told.asker, told.leftMs);
      else if (told.kind === 'question-taken') noteTaken(told.token, told.asker);
      else if (told.kind === 'question-forgotten') drop(told.asker);
      else putBack(told.token, told.question);
    },
    forgetOld,
  };
}
