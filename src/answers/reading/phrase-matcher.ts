import { wordsOf } from './normalise.ts';

/** One phrase found in a list of words: `name` of its group, first word and number of words. */
export type Match = { readonly name: string; readonly at: number; readonly length: number };

type Phrase = { readonly name: string; readonly words: readonly string[] };

/** Finds phrases of named groups in a list of folded words. */
export class PhraseMatcher {
  /** By first word, the longest first. */
  readonly #byFirst = new Map<string, Phrase[]>();

  constructor(groups: Readonly<Record<string, readonly string[]>>) {
    for (const [name, texts] of Object.entries(groups)) {
      for (const words of texts.map(wordsOf)) {
        const [first] = words;
        if (first === undefined) continue;
        const phrases = this.#byFirst.get(first);
        if (phrases) phrases.push({ name, words });
        else this.#byFirst.set(first, [{ name, words }]);
      }
    }
    for (const list of this.#byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  }

  /** Matches from left to right, the longest first, none overlapping. */
  longest(words: readonly string[]): Match[] {
    const found: Match[] = [];
    for (let at = 0; at < words.length; at++) {
      const phrase = this.#byFirst.get(words[at] ?? '')?.find((one) => standsAt(one, words, at));
      if (!phrase) continue;
      found.push({ name: phrase.name, at, length: phrase.words.length });
      at += phrase.words.length - 1;
    }
    return found;
  }
}

function standsAt(phrase: Phrase, words: readonly string[], at: number): boolean {
  for (let offset = 0; offset < phrase.words.length; offset++)
    if (phrase.words[offset] !== words[at + offset]) return false;
  return true;
}
