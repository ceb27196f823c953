import type { EntryWords } from '../reading/entry-words.ts';
import type { FeatureReader } from './feature-reader.ts';
import { numberOf } from './said.ts';

/** What is found again of the ways of asking, as plain data that can be handed to another process. */
export type EntryIndex = {
  readonly ids: readonly string[];
  /** Of each entry, what its ways of asking are about in any language, a line each. */
  readonly terms: readonly string[];
  /** The ways of asking by their numbers, smallest first, and beside each the place of its entry in `ids`. */
  readonly said: Float64Array;
  readonly saidOf: Uint32Array;
};

/** The languages of an entry share their terms, since questions mix them. */
export function indexEntries(entries: readonly EntryWords[], reader: FeatureReader): EntryIndex {
  const said = new Map<number, number>();
  const ids: string[] = [];
  const terms: string[] = [];
  for (const [id, twins] of Map.groupBy(entries, (entry) => entry.id)) {
    const place = ids.push(id) - 1;
    const about = new Set<string>();
    for (const entry of twins) {
      for (const words of entry.said) {
        said.set(numberOf(words), place);
        for (const term of reader.terms(words, entry.language)) about.add(term);
      }
    }
    terms.push([...about].join('\n'));
  }
  const sorted = [...said].toSorted(([one], [other]) => one - other);
  return {
    ids,
    terms,
    said: Float64Array.from(sorted, ([number]) => number),
    saidOf: Uint32Array.from(sorted, ([, place]) => place),
  };
}
