import { languages } from '../chat/language.ts';
import type { EntryIndex, IndexedEntry, Probe } from './index-entries.ts';
import { type Slot, stemsOf } from './terms.ts';

/** Candidates that are weighed; the right one is practically never below. */
const CANDIDATES = 20;
/** What each kind of evidence counts. Fitted on the project's own tuning questions, never on its test questions. */
const WEIGHTS = { questionWord: 0.6, told: 0.45, corrected: 0.9, coverage: 0.4, likeness: 0.6 } as const;
/** A question that says less than this (in units of inverse frequency) is too vague to be sure of: "the ordinance?" */
const ENOUGH_SAID = 1.6;

/** Meaningful words that a question and the ways to ask for an entry must share: one alone carries too far. */
const SHARED_WORDS = 2;

type Ranked = {
  readonly id: string;
  readonly confidence: number;
  /** Whether enough meaningful words are shared, or the question is but one of the ways to ask for the entry. */
  readonly grounded: boolean;
};
export type Ranking = {
  readonly entries: readonly Ranked[];
  /** The share of the question, 0 to 1, made of words that the content has never seen. */
  readonly unknown: number;
  /** Whether one meaningful word stands in the content as it was asked, and not only in another form of its stem. */
  readonly literal: boolean;
};

/**
 * Ranks entries by how well they cover the question (does the entry know its words?) and by how much the question
 * is like one of the ways to ask for the entry. Words that the content has never seen weigh most: a question
 * about leaf blowers must not be answered because it also says "ordinance".
 * @param words the folded words of the question, with which it is recognised when it is one of the listed ones.
 * @param mustName a phrase that the likeness may only come from, such as another place's name.
 */
export function rank(
  words: readonly string[],
  slots: readonly Slot[],
  index: EntryIndex,
  mustName?: string,
): Ranking {
  const weighed = slots.map((slot) => ({ slot, weight: weigh(slot, index) }));
  const total = sum(weighed.map(({ weight }) => weight));
  if (total === 0) return { entries: [], unknown: 1, literal: false };
  const enough = Math.min(1, total / ENOUGH_SAID);
  const text = ` ${words.join(' ')} `;
  const stems = languages.map((language) => stemsOf(words, language)).filter((text) => text !== '');
  const terms = slots.flatMap(({ alternatives }) => alternatives);
  const entries = index
    .nearest(terms, CANDIDATES)
    .map((entry) => {
      const probes = entry.probes.filter((probe) => mustName === undefined || probe.text.includes(mustName));
      if (probes.length === 0) return { id: entry.id, confidence: 0, grounded: false };
      if (probes.some((probe) => probe.text === text)) return { id: entry.id, confidence: 1, grounded: true };
      const coverage = sum(weighed.map(({ slot, weight }) => weight * covers(entry, slot))) / total;
      const likeness = Math.max(...probes.map((probe) => compare(weighed, total, probe, index)));
      const confidence = (WEIGHTS.coverage * coverage + WEIGHTS.likeness * Math.min(1, likeness)) * enough;
      const shared = sum(slots.filter((slot) => meets(entry.asked, slot)).map(({ said }) => said.size));
      const grounded = shared >= SHARED_WORDS || probes.some((probe) => stems.includes(probe.stems));
      return { id: entry.id, confidence: Math.min(confidence, 0.99), grounded };
    })
    .toSorted((a, b) => b.confidence - a.confidence);
  const unknown =
    sum(weighed.filter(({ slot }) => !isKnown(slot, index)).map(({ weight }) => weight)) / total;
  const literal = slots.some(({ word, alternatives }) =>
    word === null ? !alternatives.some((term) => term.startsWith('q:')) : index.words.has(word),
  );
  return { entries, unknown, literal };
}

type Weighed = { readonly slot: Slot; readonly weight: number };

/** How alike the question and one way of asking are: the cosine of their weighted words, 0 to 1. */
function compare(weighed: readonly Weighed[], total: number, probe: Probe, index: EntryIndex): number {
  const shared = sum(
    weighed.map(({ slot, weight }) => (meets(probe.terms, slot) ? weight * trust(slot) : 0)),
  );
  if (shared === 0) return 0;
  return shared / Math.sqrt(total * sum([...probe.terms].map((term) => weighTerm(term, index))));
}

function covers(entry: IndexedEntry, slot: Slot): number {
  if (meets(entry.asked, slot)) return trust(slot);
  return meets(entry.told, slot) ? WEIGHTS.told * trust(slot) : 0;
}

function meets(terms: ReadonlySet<string>, slot: Slot): boolean {
  return slot.alternatives.some((term) => terms.has(term));
}

function trust(slot: Slot): number {
  return slot.corrected ? WEIGHTS.corrected : 1;
}

function isKnown(slot: Slot, index: EntryIndex): boolean {
  return slot.alternatives.some(
    (term) => term.startsWith('q:') || index.frequency(term) > 0 || index.isTold(term),
  );
}

/** The weight of a slot is that of its most common reading. */
function weigh(slot: Slot, index: EntryIndex): number {
  return Math.min(...slot.alternatives.map((term) => weighTerm(term, index)), Number.POSITIVE_INFINITY);
}

/** Inverse frequency over entries; a word that the content never uses weighs as one that a single entry uses. */
function weighTerm(term: string, index: EntryIndex): number {
  if (term.startsWith('q:')) return WEIGHTS.questionWord;
  return Math.log(1 + index.size / Math.max(1, index.frequency(term)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
