import type { Machine } from './machine.ts';

/**
 * How much a text must be like a cry for help, 0 to 1: to be taken for one, or to name the number for danger beside the
 * answer. The highest with which 99% of the tuning cries are heard: whoever is missed is a person in danger. A piece of a long
 * story must be more like one, because there are many.
 */
const LIKE_A_CRY = { text: 0.35, piece: 0.8, maybe: 0.04 } as const;
/** A text of more words than this is a story, and is read in pieces that overlap. */
const LONG = 60;
const PIECE = 12;
const STEP = 6;

export type Danger = 'now' | 'maybe' | 'none';

/**
 * Tells whether somebody is in danger right now, by what was learned from `examples/`.
 * @param words folded words of a text of any length.
 */
export function dangerIn(words: readonly string[], { scales, speller }: Machine): Danger {
  const corrected = speller.correct(words);
  if (words.length > LONG) {
    const heard = piecesOf(corrected).some((piece) => scales.danger(piece) >= LIKE_A_CRY.piece);
    return heard ? 'now' : 'none';
  }
  const likeness = scales.danger(corrected);
  if (likeness >= LIKE_A_CRY.text) return 'now';
  return likeness >= LIKE_A_CRY.maybe ? 'maybe' : 'none';
}

function piecesOf(words: readonly string[]): (readonly string[])[] {
  const pieces: (readonly string[])[] = [];
  for (let at = 0; at < words.length - (PIECE - STEP); at += STEP) pieces.push(words.slice(at, at + PIECE));
  return pieces;
}
