import MiniSearch from 'minisearch';
import type { FeatureReader } from '../learning/feature-reader.ts';
import { breathe } from '../reading/breathe.ts';
import type { EntryWords } from '../reading/entry-words.ts';

/** Finds the entries that share words with a question, in whichever language. */
export type EntrySearch = {
  /** Ids of the nearest entries, best first. */
  nearest(words: readonly string[], limit: number): string[];
  /** The entry of which these very words are one of the ways of asking. */
  asked(words: readonly string[]): string | undefined;
};

/** Builds the index of every entry. Its languages share one document, since questions mix them. */
export async function searchEntries(
  entries: readonly EntryWords[],
  reader: FeatureReader,
): Promise<EntrySearch> {
  const search = new MiniSearch<{ id: string; asked: string }>({
    fields: ['asked'],
    tokenize: (text) => text.split('\n'),
    processTerm: (term) => term,
    searchOptions: { combineWith: 'OR' },
  });
  const byWords = new Map<string, string>();
  for (const [id, twins] of Map.groupBy(entries, (entry) => entry.id)) {
    const asked = new Set<string>();
    for (const entry of twins) {
      for (const words of [...entry.listed, ...entry.asked]) {
        byWords.set(words.join(' '), id);
        for (const term of reader.terms(words, entry.language)) asked.add(term);
      }
    }
    search.add({ id, asked: [...asked].join('\n') });
    await breathe();
  }
  return {
    nearest: (words, limit) =>
      search
        .search([...reader.terms(words)].join('\n'))
        .slice(0, limit)
        .map(({ id }) => String(id)),
    asked: (words) => byWords.get(words.join(' ')),
  };
}
