import { wordsOf } from '../reading/normalise.ts';
import { sentencesOf } from '../reading/sentences.ts';
import type { Machine } from './machine.ts';

/**
 * How much a text must be like a cry for help, 0 to 1: to be taken for one, or to name the number for danger beside the
 * answer. The highest with which 99% of the tuning cries are heard: whoever is missed is a person in danger. A sentence, and a
 * piece of a long story, must be more like one, because there are many.
 */
const LIKE_A_CRY = { text: 0.36, sentence: 0.8, piece: 0.8, maybe: 0.04 } as const;
/** A text of more words than this is a story, and is read in pieces that overlap. */
const LONG = 60;
const PIECE = 12;
const STEP = 6;

export type Danger = 'now' | 'maybe' | 'none';

/** Tells whether somebody is in danger right now, by what was learned from `examples/`. Reads texts of any length. */
export function dangerIn(text: string, { scales, speller }: Machine): Danger {
  const danger = (words: readonly string[]): number => scales.danger(speller.correct(words));
  const words = wordsOf(text);
  if (words.length > LONG)
    return piecesOf(words).some((one) => danger(one) >= LIKE_A_CRY.piece) ? 'now' : 'none';
  const likeness = danger(words);
  if (likeness >= LIKE_A_CRY.text) return 'now';
  // What else is said ("my battery is almost empty") must not drown it.
  if (sentencesOf(text).some((sentence) => danger(sentence) >= LIKE_A_CRY.sentence)) return 'now';
  return likeness >= LIKE_A_CRY.maybe ? 'maybe' : 'none';
}

function piecesOf(words: readonly string[]): (readonly string[])[] {
  const pieces: (readonly string[])[] = [];
  for (let at = 0; at < words.length - (PIECE - STEP); at += STEP) pieces.push(words.slice(at, at + PIECE));
  return pieces;
}
