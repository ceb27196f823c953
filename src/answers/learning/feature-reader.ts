import type { Language } from '../../chat/language.ts';
import { FUNCTION_WORDS, QUESTION_WORDS } from '../reading/function-words.ts';
import { stem } from '../reading/normalise.ts';
import { PhraseMatcher } from '../reading/phrase-matcher.ts';
import { featureOf, hashAll, hashText } from './hash.ts';

/** What a text shows a classifier, by the feature's number, with how strongly it shows it. */
export type Features = ReadonlyMap<number, number>;

/** How strongly each kind of feature speaks. Chosen on the tuning questions. */
const STRENGTH = {
  meaning: 1,
  grammar: 0.5,
  inPhrase: 0.7,
  neighbours: 0.5,
  pair: 0.8,
  letters: 1.5,
  typed: 0.4,
  typedRow: 0.3,
} as const;
/** Words that stand together in a pair are at most so many meaningful words apart. */
const PAIR_REACH = 4;
/** Runs of so many letters: enough to recognise a word that was mistyped or bent. */
const RUN = 4;

const OWN_PLACE = 'own-place';
/** Keep features of different kinds apart. */
const KIND = { neighbours: 1, pair: 2, typed: 3, row: 4, gap: 5, grammar: 6, run: 7 } as const;
const EDGE = hashText('^');

/** Takes a term, how strongly it was said, and its language if it is a stem of one alone. */
type AddTerm = (term: string, strength: number, language?: Language) => void;

type Stems = { readonly english: string; readonly spanish: string };

/** How closely a text is read. */
export type Detail = 'all' | 'meanings';

/** A token of a text: its name, and whether it means something by itself. */
type Token = { readonly name: string; readonly meaningful: boolean };

/**
 * Reads folded words as features: concepts of `words.yaml`, stems in both languages (a question may mix them),
 * grammar, neighbours, pairs, runs of letters, and the words as they were typed. The campaign's own place says
 * nothing and is left out.
 */
export class FeatureReader {
  readonly #matcher: PhraseMatcher;
  /** Stems of the content's words only: a cache that questions fed would remember them. */
  readonly #stems = new Map<string, Stems>();

  constructor(same: Readonly<Record<string, readonly string[]>>, ownPlaces: readonly string[]) {
    const concepts = Object.entries(same).map(([name, phrases]) => [`same:${name}`, phrases] as const);
    this.#matcher = new PhraseMatcher({ ...Object.fromEntries(concepts), [OWN_PLACE]: ownPlaces });
  }

  /** Remembers the stems of words, so that the content is read faster. */
  remember(words: Iterable<string>): void {
    for (const word of words) if (!this.#stems.has(word)) this.#stems.set(word, stemsOf(word));
  }

  /** @param detail `meanings` leaves out everything but concepts, stems and question words. */
  read(text: readonly string[], detail: Detail = 'all'): Features {
    const bag = new FeatureBag();
    const words = this.#withoutOwnPlace(text);
    const tokens = this.#tokens(words, (term, strength) => bag.add(hashText(term), strength));
    if (detail === 'meanings') return bag.values;
    addNeighbours(tokens, bag);
    addPairs(tokens, bag);
    addTyped(words, bag);
    for (const word of words) if (word.length >= RUN && !isGrammar(word)) addRuns(word, bag);
    return bag.values;
  }

  /** What a text is about: its concepts, question words and stems, in one language or in all. */
  terms(words: readonly string[], language?: Language): Set<string> {
    const terms = new Set<string>();
    this.#tokens(this.#withoutOwnPlace(words), (term, _, of) => {
      if (language === undefined || of === undefined || of === language) terms.add(term);
    });
    return terms;
  }

  #withoutOwnPlace(words: readonly string[]): readonly string[] {
    const own = this.#matcher.longest(words).filter(({ name }) => name === OWN_PLACE);
    if (own.length === 0) return words;
    return words.filter((_, place) => !own.some(({ at, length }) => place >= at && place < at + length));
  }

  /** The text as a row of concepts, stems and grammar. Each meaning goes to `add` too, stems in both languages. */
  #tokens(words: readonly string[], add: AddTerm): Token[] {
    const matches = new Map(this.#matcher.longest(words).map((match) => [match.at, match]));
    const tokens: Token[] = [];
    for (let at = 0; at < words.length; at++) {
      const word = words[at] ?? '';
      const match = matches.get(at);
      const question = QUESTION_WORDS.get(word);
      if (match) {
        at += match.length - 1;
        for (const part of words.slice(at - match.length + 1, at + 1))
          if (!isGrammar(part)) this.#addStems(part, STRENGTH.inPhrase, add);
        add(match.name, STRENGTH.meaning);
        tokens.push({ name: match.name, meaningful: true });
      } else if (question) {
        add(question, STRENGTH.meaning);
        tokens.push({ name: question, meaningful: true });
      } else if (isGrammar(word)) tokens.push({ name: word, meaningful: false });
      else tokens.push({ name: this.#addStems(word, STRENGTH.meaning, add), meaningful: true });
    }
    return tokens;
  }

  /** Adds the stems of a word in both languages and returns the English one. */
  #addStems(word: string, strength: number, add: AddTerm): string {
    const { english, spanish } = this.#stems.get(word) ?? stemsOf(word);
    if (english === spanish) add(english, strength);
    else {
      add(english, strength * Math.SQRT1_2, 'en');
      add(spanish, strength * Math.SQRT1_2, 'es');
    }
    return english;
  }
}

/** Features of one text. Saying a thing a third time adds nothing. */
class FeatureBag {
  readonly values = new Map<number, number>();

  add(hash: number, strength: number): void {
    const feature = featureOf(hash);
    this.values.set(feature, Math.min((this.values.get(feature) ?? 0) + strength, 2 * strength));
  }
}

function stemsOf(word: string): Stems {
  return { english: stem(word, 'en'), spanish: stem(word, 'es') };
}

function addNeighbours(tokens: readonly Token[], bag: FeatureBag): void {
  let last = EDGE;
  for (const { name, meaningful } of tokens) {
    const hash = hashText(name);
    if (!meaningful) bag.add(hashAll(KIND.grammar, hash), STRENGTH.grammar);
    bag.add(hashAll(KIND.neighbours, last, hash), STRENGTH.neighbours);
    last = hash;
  }
  bag.add(hashAll(KIND.neighbours, last, EDGE), STRENGTH.neighbours);
}

function addPairs(tokens: readonly Token[], bag: FeatureBag): void {
  const meanings = tokens.filter(({ meaningful }) => meaningful).map(({ name }) => hashText(name));
  meanings.forEach((one, at) => {
    for (const other of meanings.slice(at + 1, at + 1 + PAIR_REACH))
      if (one !== other)
        bag.add(hashAll(KIND.pair, Math.min(one, other), Math.max(one, other)), STRENGTH.pair);
  });
}

/** The words as they were typed, alone and in rows: tense and tone tell a cry for help from a question about one. */
function addTyped(words: readonly string[], bag: FeatureBag): void {
  let before = EDGE;
  let last = EDGE;
  for (let at = 0; at <= words.length; at++) {
    const word = at < words.length ? hashText(words[at] ?? '') : EDGE;
    bag.add(hashAll(KIND.typed, word), STRENGTH.typed);
    bag.add(hashAll(KIND.typed, last, word), STRENGTH.typed);
    bag.add(hashAll(KIND.row, before, last, word), STRENGTH.typedRow);
    bag.add(hashAll(KIND.gap, before, word), STRENGTH.typedRow);
    before = last;
    last = word;
  }
}

function addRuns(word: string, bag: FeatureBag): void {
  const text = `_${word}_`;
  const runs = text.length - RUN + 1;
  const strength = STRENGTH.letters / Math.sqrt(runs);
  for (let at = 0; at < runs; at++) bag.add(hashAll(KIND.run, hashText(text.slice(at, at + RUN))), strength);
}

function isGrammar(word: string): boolean {
  return FUNCTION_WORDS.en.has(word) || FUNCTION_WORDS.es.has(word);
}
