import { nearestWord } from './nearest-word.ts';

/** Every word of a folded text in its canonical form (vocabulary.ts); null when one is not understood. */
export function canonicalWords(folded: string): string | null {
  let understood = true;
  const words = folded.replace(/[a-z]+/g, (typed) => {
    const word = nearestWord(typed);
    if (word === undefined) understood = false;
    return word ?? typed;
  });
  return understood ? words : null;
}
