import type { EntryIndex, IndexedEntry, Probe } from './index-entries.ts';
import type { Slot } from './terms.ts';

/** Candidates that are weighed; the right one is practically never below. */
const CANDIDATES = 20;
/** What each kind of evidence counts. Fitted on the project's own tuning questions, never on its test questions. */
const WEIGHTS = { questionWord: 0.6, told: 0.45, corrected: 0.9, coverage: 0.4, likeness: 0.6 } as const;

export type Ranked = { readonly id: string; readonly confidence: number };

/**
 * Ranks entries by how well they cover the question (does the entry know its words?) and by how much the question
 * is like one of the ways to ask for the entry. Words that the content has never seen weigh most: a question
 * about leaf blowers must not be answered because it also says "ordinance".
 * @param mustName a phrase that the likeness may only come from, such as another place's name.
 */
export function rank(slots: readonly Slot[], index: EntryIndex, mustName?: string): Ranked[] {
  const weighed = slots.map((slot) => ({ slot, weight: weigh(slot, index) }));
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return [];
  const probeWeight = (probe: Probe) =>
    [...probe.terms].reduce((sum, term) => sum + weighTerm(term, index), 0);
  const terms = slots.flatMap(({ alternatives }) => alternatives);
  return index
    .nearest(terms, CANDIDATES)
    .map((entry) => {
      const coverage =
        weighed.reduce((sum, { slot, weight }) => sum + weight * covers(entry, slot), 0) / total;
      let likeness = 0;
      for (const probe of entry.probes) {
        if (mustName !== undefined && !probe.text.includes(mustName)) continue;
        const shared = weighed.reduce(
          (sum, { slot, weight }) => sum + (meets(probe.terms, slot) ? weight * trust(slot) : 0),
          0,
        );
        if (shared > 0) likeness = Math.max(likeness, shared / Math.sqrt(total * probeWeight(probe)));
      }
      if (mustName !== undefined && likeness === 0) return { id: entry.id, confidence: 0 };
      const confidence = WEIGHTS.coverage * coverage + WEIGHTS.likeness * Math.min(1, likeness);
      return { id: entry.id, confidence };
    })
    .toSorted((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1));
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

/** The weight of a slot is that of its most common reading. */
function weigh(slot: Slot, index: EntryIndex): number {
  return Math.min(...slot.alternatives.map((term) => weighTerm(term, index)), Number.POSITIVE_INFINITY);
}

/** Inverse frequency over entries; a word that the content never uses weighs as one that a single entry uses. */
function weighTerm(term: string, index: EntryIndex): number {
  if (term.startsWith('q:')) return WEIGHTS.questionWord;
  return Math.log(1 + index.size / Math.max(1, index.frequency(term)));
}
