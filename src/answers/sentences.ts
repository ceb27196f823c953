import { wordsOf } from './normalise.ts';

/** One sentence of a text: its folded words, and whether a question mark ends it. */
export type Sentence = { readonly words: readonly string[]; readonly asks: boolean };

/** More sentences than this are read as one text: the work must be bounded. */
const MOST = 12;

/** The sentences of a text. A dot after a single letter ends none ("L.A.", "a.m."). */
export function sentencesOf(text: string): Sentence[] {
  const parts = text.split(/((?<!\b\p{L})[.!?;\n…]+(?=\s|$)|[¿¡])/u);
  const sentences: Sentence[] = [];
  for (let at = 0; at < parts.length; at += 2) {
    const words = wordsOf(parts[at] ?? '');
    if (words.length > 0) sentences.push({ words, asks: (parts[at + 1] ?? '').includes('?') });
  }
  if (sentences.length <= MOST) return sentences;
  return [{ words: sentences.flatMap(({ words }) => words), asks: sentences.some(({ asks }) => asks) }];
}
