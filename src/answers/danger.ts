import type { Scales } from './weigh.ts';

/** How much a text must be like a cry for help, 0 to 1. Fitted on the tuning questions, to miss hardly anybody. */
const LIKE_A_CRY = 0.4;
/** Words that are looked at together. A longer story is read in pieces that overlap. */
const PIECE = 60;
const OVERLAP = 30;

/**
 * Tells whether somebody is in danger right now, by what was learned from `examples/`.
 * @param words folded words of a text, of any length.
 */
export function isCryForHelp(words: readonly string[], scales: Scales): boolean {
  return piecesOf(words).some((piece) => scales.danger(piece) >= LIKE_A_CRY);
}

function piecesOf(words: readonly string[]): (readonly string[])[] {
  if (words.length <= PIECE) return [words];
  const pieces: (readonly string[])[] = [];
  for (let at = 0; at < words.length - OVERLAP; at += PIECE - OVERLAP)
    pieces.push(words.slice(at, at + PIECE));
  return pieces;
}
