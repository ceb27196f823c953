import { type Language, languages } from '../chat/language.ts';
import { FUNCTION_WORDS, QUESTION_WORDS } from './function-words.ts';
import { stem, wordsOf } from './normalise.ts';
import { PhraseMatcher } from './phrase-matcher.ts';

const OWN_PLACE = 'own-place';

type Part = { at: number; said: readonly string[] } & ({ term: string } | { word: string });

/**
 * One meaningful word of a question: the index terms that it may stand for. `word` is the folded word itself, or
 * null where it is a phrase or question word that the content lists. `said` are the words that mean something in
 * which it was asked: none for a question word or a bare number (a year says when, not what).
 */
export type Slot = {
  readonly alternatives: readonly string[];
  readonly corrected: boolean;
  readonly word: string | null;
  readonly said: ReadonlySet<string>;
};

/**
 * Turns text into index terms: phrases that mean the same become one term whatever the language, the campaign's
 * own place and function words fall away, every other word becomes its stem.
 */
export class TermReader {
  readonly #matcher: PhraseMatcher;
  /** Stems of content words only: a cache that questions fed would remember them. */
  readonly #stems = new Map<string, string>();

  constructor(same: Readonly<Record<string, readonly string[]>>, ownPlaces: readonly string[]) {
    const groups = Object.entries(same).map(([name, phrases]): [string, readonly string[]] => [
      `same:${name}`,
      phrases,
    ]);
    this.#matcher = new PhraseMatcher({ ...Object.fromEntries(groups), [OWN_PLACE]: ownPlaces });
  }

  get vocabulary(): ReadonlySet<string> {
    return this.#matcher.vocabulary;
  }

  /** The terms of a text of the content. */
  ofText(text: string, language: Language): string[] {
    return this.#read(wordsOf(text)).map((part) =>
      'term' in part ? part.term : this.#cachedStem(part.word, language),
    );
  }

  /** The slots of a question, which may mix languages. Equal slots are merged. */
  ofQuestion(words: readonly string[], corrected: ReadonlySet<number>): Slot[] {
    const slots = new Map<string, Slot>();
    for (const part of this.#read(words)) {
      const alternatives =
        'term' in part ? [part.term] : [...new Set(languages.map((language) => stem(part.word, language)))];
      slots.set(alternatives.join(' '), {
        alternatives,
        corrected: corrected.has(part.at),
        word: 'word' in part ? part.word : null,
        said: new Set([...(slots.get(alternatives.join(' '))?.said ?? []), ...part.said]),
      });
    }
    return [...slots.values()];
  }

  #read(words: readonly string[]): Part[] {
    const parts: Part[] = [];
    const matches = new Map(this.#matcher.longest(words).map((match) => [match.at, match]));
    for (let at = 0; at < words.length; at++) {
      const match = matches.get(at);
      const word = words[at] ?? '';
      if (match) {
        const said = words.slice(at, at + match.length).filter(isMeaningful);
        if (match.name !== OWN_PLACE) parts.push({ term: match.name, at, said });
        at += match.length - 1;
        continue;
      }
      const term = QUESTION_WORDS.get(word);
      if (term) parts.push({ term, at, said: [] });
      else if (!isFunctionWord(word)) parts.push({ word, at, said: isMeaningful(word) ? [word] : [] });
    }
    return parts;
  }

  #cachedStem(word: string, language: Language): string {
    const key = `${language} ${word}`;
    let found = this.#stems.get(key);
    if (found === undefined) {
      found = stem(word, language);
      this.#stems.set(key, found);
    }
    return found;
  }
}

/** The stems of folded words without those that only carry grammar; question words stay. */
export function stemsOf(words: readonly string[], language: Language): string {
  return words
    .filter((word) => QUESTION_WORDS.has(word) || !isFunctionWord(word))
    .map((word) => stem(word, language))
    .join(' ');
}

function isMeaningful(word: string): boolean {
  return !QUESTION_WORDS.has(word) && !isFunctionWord(word) && !/^\d+$/.test(word);
}

function isFunctionWord(word: string): boolean {
  if (word.length === 1 && !/\d/.test(word)) return true;
  return languages.some((language) => FUNCTION_WORDS[language].has(word));
}
