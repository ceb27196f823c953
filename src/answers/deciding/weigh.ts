import type { Detail, FeatureReader } from '../learning/feature-reader.ts';
import type { ModelParts } from '../learning/fit-model.ts';
import { CALM, DANGER, OUTSIDE, SIGHTING } from '../learning/lessons.ts';
import { LinearClassifier } from '../learning/linear-classifier.ts';
import type { Vocabulary } from '../reading/vocabulary.ts';
import type { EntrySearch } from './entry-search.ts';

/** What speaks for the entries that may answer, best first. */
export type Weighed = {
  /** Ids of the entries, best first. */
  readonly ids: readonly string[];
  /** 0 to 1: how surely the first of them answers the question. */
  readonly confidence: number;
};

/** How much a text is like one that tells or asks where agents are, 0 to 1 each. */
export type SightingLikeness = {
  /** Rather than something that has nothing to do with it. */
  readonly notCalm: number;
  /** Rather than a cry for help. */
  readonly notDanger: number;
};

/** Entries that are weighed; the right one is practically never below. */
const CANDIDATES = 24;
/**
 * Makes the evidence one number, by logistic regression on the tuning questions: log-odds of the entry among the
 * entries and of there being one at all, and the share of words never seen.
 */
const EVIDENCE = { base: -1, among: 1, inside: 1.05, strange: -1.7 } as const;
/** Log-odds are bounded: nothing that was learned is surer than this. */
const SUREST = 1e-4;

/** Weighs which entry answers, with what was learned from the content. */
export class Scales {
  readonly #reader: FeatureReader;
  readonly #topics: LinearClassifier;
  readonly #danger: LinearClassifier;
  readonly #sightings: LinearClassifier;
  readonly #search: EntrySearch;
  readonly #vocabulary: Vocabulary;
  readonly #detail: Detail;

  constructor(
    { topics, danger, sightings, detail }: ModelParts,
    vocabulary: Vocabulary,
    reader: FeatureReader,
    search: EntrySearch,
  ) {
    this.#reader = reader;
    this.#topics = new LinearClassifier(topics);
    this.#danger = new LinearClassifier(danger);
    this.#sightings = new LinearClassifier(sightings);
    this.#detail = detail;
    this.#search = search;
    this.#vocabulary = vocabulary;
  }

  /** @param words folded words of the question, with typing slips corrected. */
  weigh(words: readonly string[]): Weighed {
    const exact = this.#search.asked(words);
    if (exact) return { ids: [exact], confidence: 1 };
    const candidates = this.#search.nearest(words, CANDIDATES);
    const features = this.#reader.read(words, this.#detail);
    const [outside = 0, ...probabilities] = this.#topics.probabilities(features, [OUTSIDE, ...candidates]);
    const found = candidates
      .map((id, at) => ({ id, probability: probabilities[at] ?? 0 }))
      .toSorted((a, b) => b.probability - a.probability);
    const [first] = found;
    if (!first) return { ids: [], confidence: 0 };
    const among = first.probability / (1 - outside + SUREST);
    const evidence =
      EVIDENCE.base +
      EVIDENCE.among * logOdds(among) +
      EVIDENCE.inside * logOdds(1 - outside) +
      EVIDENCE.strange * this.#vocabulary.strangeness(words);
    return { ids: found.map(({ id }) => id), confidence: 1 / (1 + Math.exp(-evidence)) };
  }

  /** 0 to 1: how much a text is like a cry for help. */
  danger(words: readonly string[]): number {
    const [danger = 0] = this.#danger.probabilities(this.#reader.read(words, this.#detail), [DANGER]);
    return danger;
  }

  sighting(words: readonly string[]): SightingLikeness {
    const features = this.#reader.read(words, this.#detail);
    const labels = [SIGHTING, CALM, DANGER];
    const [sighting = 0, calm = 0, danger = 0] = this.#sightings.probabilities(features, labels);
    return { notCalm: share(sighting, calm), notDanger: share(sighting, danger) };
  }
}

function share(one: number, other: number): number {
  return one === 0 ? 0 : one / (one + other);
}

function logOdds(probability: number): number {
  const bounded = Math.min(1 - SUREST, Math.max(SUREST, probability));
  return Math.log(bounded / (1 - bounded));
}
