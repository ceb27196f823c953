import type { Machine } from './machine.ts';
import { wordsOf } from './normalise.ts';
import { sentencesOf } from './sentences.ts';

/**
 * How much a text must be like a cry for help, 0 to 1: as a whole, or a little as a whole and much in one part, or
 * very much in a piece of a long story. Fitted on the tuning questions, to miss hardly anybody.
 */
const LIKE_A_CRY = { whole: 0.4, little: 0.15, part: 0.9, piece: 0.9 } as const;
/** A text of more words than this is a story, and is read in pieces that overlap. */
const LONG = 60;
const PIECE = 24;
const STEP = 12;
/** A part of fewer words says too little by itself. */
const LEAST_WORDS = 3;
/** Where a part of a text may begin: the danger often stands behind a "because" of a polite question. */
const JOINTS = /[:,¿¡]|\b(?:because|cause|cuz|but|porque|pero)\b/giu;

/** Tells whether somebody is in danger right now, by what was learned from `examples/`. Reads texts of any length. */
export function isCryForHelp(text: string, { scales, speller }: Machine): boolean {
  const danger = (words: readonly string[]): number => scales.danger(speller.correct(words));
  const words = wordsOf(text);
  if (words.length > LONG) return piecesOf(words).some((piece) => danger(piece) >= LIKE_A_CRY.piece);
  const whole = danger(words);
  if (whole >= LIKE_A_CRY.whole) return true;
  if (whole < LIKE_A_CRY.little) return false;
  return sentencesOf(text.replace(JOINTS, '. ')).some(
    (part) => part.words.length >= LEAST_WORDS && danger(part.words) >= LIKE_A_CRY.part,
  );
}

function piecesOf(words: readonly string[]): (readonly string[])[] {
  const pieces: (readonly string[])[] = [];
  for (let at = 0; at < words.length - (PIECE - STEP); at += STEP) pieces.push(words.slice(at, at + PIECE));
  return pieces;
}
