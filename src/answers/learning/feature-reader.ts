import { FUNCTION_WORDS, QUESTION_WORDS } from '../function-words.ts';
import { stem } from '../normalise.ts';
import { PhraseMatcher } from '../phrase-matcher.ts';

/** What a text shows a classifier, with how strongly it shows it. */
export type Features = ReadonlyMap<string, number>;

/** How strongly each kind of feature speaks. Chosen on the tuning questions. */
const STRENGTH = { word: 1, grammar: 0.5, inPhrase: 0.7, neighbours: 0.5, pair: 0.5, letters: 1 } as const;
/** Words that stand together in a pair are at most so many meaningful words apart. */
const PAIR_REACH = 4;
/** Runs of so many letters: enough to recognise a word that was mistyped or bent. */
const RUN = 4;

const OWN_PLACE = 'own-place';

/**
 * Reads folded words as features: concepts of `words.yaml`, stems in both languages (a question may mix them),
 * grammar, neighbours, pairs and runs of letters. The campaign's own place says nothing and is left out.
 */
export class FeatureReader {
  readonly #matcher: PhraseMatcher;

  constructor(same: Readonly<Record<string, readonly string[]>>, ownPlaces: readonly string[]) {
    const concepts = Object.entries(same).map(([name, phrases]) => [`same:${name}`, phrases] as const);
    this.#matcher = new PhraseMatcher({ ...Object.fromEntries(concepts), [OWN_PLACE]: ownPlaces });
  }

  read(words: readonly string[]): Features {
    const features = new FeatureBag();
    const { all, meaningful } = this.#tokens(words, features);
    for (let at = 0; at <= all.length; at++)
      features.add(`next:${all[at - 1] ?? '^'} ${all[at] ?? '$'}`, STRENGTH.neighbours);
    meaningful.forEach((one, at) => {
      for (const other of meaningful.slice(at + 1, at + 1 + PAIR_REACH))
        if (one !== other)
          features.add(`pair:${one < other ? `${one} ${other}` : `${other} ${one}`}`, STRENGTH.pair);
    });
    for (const word of words) if (word.length >= RUN && !isGrammar(word)) addRuns(word, features);
    return features.values;
  }

  /** The text as a row of concepts, stems and grammar; `meaningful` is without grammar. */
  #tokens(words: readonly string[], features: FeatureBag): { all: string[]; meaningful: string[] } {
    const matches = new Map(this.#matcher.longest(words).map((match) => [match.at, match]));
    const all: string[] = [];
    const meaningful: string[] = [];
    for (let at = 0; at < words.length; at++) {
      const word = words[at] ?? '';
      const match = matches.get(at);
      const question = QUESTION_WORDS.get(word);
      if (match) {
        if (match.name !== OWN_PLACE) {
          for (const part of words.slice(at, at + match.length))
            if (!isGrammar(part)) addStems(part, STRENGTH.inPhrase, features);
          features.add(match.name, STRENGTH.word);
          all.push(match.name);
          meaningful.push(match.name);
        }
        at += match.length - 1;
      } else if (question) {
        features.add(question, STRENGTH.word);
        features.add(`word:${word}`, STRENGTH.grammar);
        all.push(question);
        meaningful.push(question);
      } else if (isGrammar(word)) {
        features.add(`word:${word}`, STRENGTH.grammar);
        all.push(`word:${word}`);
      } else {
        const name = addStems(word, STRENGTH.word, features);
        all.push(name);
        meaningful.push(name);
      }
    }
    return { all, meaningful };
  }
}

/** Features of one text. Saying a thing a third time adds nothing. */
class FeatureBag {
  readonly values = new Map<string, number>();

  add(name: string, strength: number): void {
    this.values.set(name, Math.min((this.values.get(name) ?? 0) + strength, 2 * strength));
  }
}

/** Adds the stems of a word in both languages and returns the first. */
function addStems(word: string, strength: number, features: FeatureBag): string {
  const english = `stem:${stem(word, 'en')}`;
  const spanish = `stem:${stem(word, 'es')}`;
  if (english === spanish) features.add(english, strength);
  else {
    features.add(english, strength * Math.SQRT1_2);
    features.add(spanish, strength * Math.SQRT1_2);
  }
  return english;
}

function addRuns(word: string, features: FeatureBag): void {
  const text = `_${word}_`;
  const runs = text.length - RUN + 1;
  for (let at = 0; at < runs; at++)
    features.add(`run:${text.slice(at, at + RUN)}`, STRENGTH.letters / Math.sqrt(runs));
}

function isGrammar(word: string): boolean {
  return FUNCTION_WORDS.en.has(word) || FUNCTION_WORDS.es.has(word);
}
