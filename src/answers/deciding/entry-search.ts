import MiniSearch from 'minisearch';
import type { FeatureReader } from '../learning/feature-reader.ts';
import type { EntryIndex } from '../learning/index-entries.ts';
import { numberOf } from '../learning/said.ts';
import { breathe } from '../reading/breathe.ts';

/** Finds the entries that share words with a question, in whichever language. */
export type EntrySearch = {
  /** Ids of the nearest entries, best first. */
  nearest(words: readonly string[], limit: number): string[];
  /** The entry of which these very words are one of the ways of asking. */
  asked(words: readonly string[]): string | undefined;
};

/** Builds the index of every entry, in pieces between which everything else goes on. */
export async function searchEntries(index: EntryIndex, reader: FeatureReader): Promise<EntrySearch> {
  const search = new MiniSearch<{ id: string; terms: string }>({
    fields: ['terms'],
    tokenize: (text) => text.split('\n'),
    processTerm: (term) => term,
    searchOptions: { combineWith: 'OR' },
  });
  for (const [at, id] of index.ids.entries()) {
    search.add({ id, terms: index.terms[at] ?? '' });
    await breathe();
  }
  return {
    nearest: (words, limit) =>
      search
        .search([...reader.terms(words)].join('\n'))
        .slice(0, limit)
        .map(({ id }) => String(id)),
    asked(words) {
      const place = placeOf(numberOf(words), index.said);
      return place === null ? undefined : index.ids[index.saidOf[place] ?? -1];
    },
  };
}

/** Where a number stands in a sorted list; null if it does not. */
function placeOf(number: number, sorted: Float64Array): number | null {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((sorted[middle] ?? 0) < number) from = middle + 1;
    else to = middle;
  }
  return sorted[from] === number ? from : null;
}
