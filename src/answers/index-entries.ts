import MiniSearch from 'minisearch';
import { languages } from '../chat/language.ts';
import { parseBody } from '../content/body.ts';
import type { Content } from '../content/content.ts';
import { wordsOf } from './normalise.ts';
import { stemsOf, type TermReader } from './terms.ts';

/** One way of asking for an entry: its title, one of its questions or one alias. `stems` is without grammar. */
export type Probe = { readonly terms: ReadonlySet<string>; readonly text: string; readonly stems: string };

/** An entry in all its languages, as the decision sees it. */
export type IndexedEntry = {
  readonly id: string;
  /** Terms of title, questions and aliases. */
  readonly asked: ReadonlySet<string>;
  /** Terms of the body. */
  readonly told: ReadonlySet<string>;
  readonly probes: readonly Probe[];
};

export type EntryIndex = {
  /** The entries nearest to some terms, best first. */
  nearest(terms: readonly string[], limit: number): IndexedEntry[];
  /** In how many entries people ask with this term; 0 where it is unknown. */
  frequency(term: string): number;
  isTold(term: string): boolean;
  readonly size: number;
  /** Every folded word of the content, with how often it is used. */
  readonly words: ReadonlyMap<string, number>;
};

/** Builds the index of every entry. Both languages share one document, since questions mix them. */
export function indexEntries(content: Content, reader: TermReader): EntryIndex {
  const search = new MiniSearch<{ id: string; asked: string; told: string }>({
    fields: ['asked', 'told'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
    searchOptions: { boost: { asked: 4 }, combineWith: 'OR' },
  });
  const entries = new Map<string, IndexedEntry>();
  const frequency = new Map<string, number>();
  const told = new Set<string>();
  const words = new Map<string, number>();
  for (const { id } of content.entries(languages[0])) {
    const entry = readEntryTerms(content, id, reader, words);
    entries.set(id, entry);
    for (const term of entry.asked) frequency.set(term, (frequency.get(term) ?? 0) + 1);
    for (const term of entry.told) told.add(term);
    search.add({
      id,
      asked: entry.probes.flatMap(({ terms }) => [...terms]).join(' '),
      told: [...entry.told].join(' '),
    });
  }
  return {
    nearest: (terms, limit) =>
      search
        .search(terms.join(' '))
        .slice(0, limit)
        .flatMap((hit) => entries.get(String(hit.id)) ?? []),
    frequency: (term) => frequency.get(term) ?? 0,
    isTold: (term) => told.has(term),
    size: entries.size,
    words,
  };
}

function readEntryTerms(
  content: Content,
  id: string,
  reader: TermReader,
  words: Map<string, number>,
): IndexedEntry {
  const probes: Probe[] = [];
  const told = new Set<string>();
  const count = (text: string): string[] => {
    const found = wordsOf(text);
    for (const word of found) words.set(word, (words.get(word) ?? 0) + 1);
    return found;
  };
  for (const language of languages) {
    const entry = content.entry(id, language);
    if (!entry) continue;
    for (const text of [entry.title, ...entry.questions, ...entry.aliases]) {
      const found = count(text);
      const terms = new Set(reader.ofText(text, language));
      probes.push({ terms, text: ` ${found.join(' ')} `, stems: stemsOf(found, language) });
    }
    for (const block of parseBody(entry.body)) {
      for (const text of block.kind === 'text' ? [block.text] : block.items) {
        count(text);
        for (const term of reader.ofText(text, language)) told.add(term);
      }
    }
  }
  return { id, asked: new Set(probes.flatMap(({ terms }) => [...terms])), told, probes };
}
