import { wordsOf } from './normalise.ts';

/** One phrase found in a list of words: `name` of its group, first word and number of words. */
export type Match = { readonly name: string; readonly at: number; readonly length: number };

type Phrase = { name: string; words: readonly string[] };

/**
 * Finds phrases of named groups in a list of folded words. A phrase word ending in `*` matches any ending.
 * Work grows with the number of words times the phrases that begin alike, never with their product.
 */
export class PhraseMatcher {
  readonly #byFirst = new Map<string, Phrase[]>();
  readonly #byPrefix: { prefix: string; phrase: Phrase }[] = [];
  readonly vocabulary: ReadonlySet<string>;

  constructor(groups: Readonly<Record<string, readonly string[]>>) {
    const vocabulary = new Set<string>();
    for (const [name, texts] of Object.entries(groups)) {
      for (const text of texts) {
        const words = text
          .split(/\s+/)
          .flatMap((part) => wordsOf(part).map((word) => (part.endsWith('*') ? `${word}*` : word)));
        const first = words[0];
        if (first === undefined) continue;
        for (const word of words) if (!word.endsWith('*')) vocabulary.add(word);
        const phrase = { name, words };
        if (first.endsWith('*')) this.#byPrefix.push({ prefix: first.slice(0, -1), phrase });
        else this.#byFirst.set(first, [...(this.#byFirst.get(first) ?? []), phrase]);
      }
    }
    for (const list of this.#byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
    this.vocabulary = vocabulary;
  }

  /** Every match, overlapping ones included. */
  all(words: readonly string[]): Match[] {
    return words.flatMap((_, at) => this.#startingAt(words, at));
  }

  /** Matches from left to right, the longest first, none overlapping. */
  longest(words: readonly string[]): Match[] {
    const found: Match[] = [];
    for (let at = 0; at < words.length; ) {
      const best = this.#startingAt(words, at).toSorted((a, b) => b.length - a.length)[0];
      if (best) found.push(best);
      at += best?.length ?? 1;
    }
    return found;
  }

  #startingAt(words: readonly string[], at: number): Match[] {
    const word = words[at];
    if (word === undefined) return [];
    const prefixed = this.#byPrefix
      .filter(({ prefix }) => word.startsWith(prefix))
      .map(({ phrase }) => phrase);
    return [...(this.#byFirst.get(word) ?? []), ...prefixed]
      .filter((phrase) => phrase.words.every((part, offset) => matches(part, words[at + offset])))
      .map((phrase) => ({ name: phrase.name, at, length: phrase.words.length }));
  }
}

/** The folded words of a phrase; those that stand for any ending are left out. */
export function phraseWords(text: string): string[] {
  return text.split(/\s+/).flatMap((part) => (part.includes('*') ? [] : wordsOf(part)));
}

function matches(part: string, word: string | undefined): boolean {
  if (word === undefined) return false;
  return part.endsWith('*') ? word.startsWith(part.slice(0, -1)) : part === word;
}
