import MiniSearch from 'minisearch';
import { languages } from '../../chat/language.ts';
import { parseBody } from '../../content/body.ts';
import type { Content } from '../../content/content.ts';
import type { FeatureReader } from '../learning/feature-reader.ts';
import { breathe } from '../reading/breathe.ts';
import { wordsOf } from '../reading/normalise.ts';

/** Finds the entries that share words with a question, in whichever language. */
export type EntrySearch = {
  /** Ids of the nearest entries, best first. */
  nearest(words: readonly string[], limit: number): string[];
  /** The entry of which these very words are one of the ways of asking. */
  asked(words: readonly string[]): string | undefined;
};

/** Builds the index of every entry. Both languages share one document, since questions mix them. */
export async function searchEntries(content: Content, reader: FeatureReader): Promise<EntrySearch> {
  const search = new MiniSearch<{ id: string; asked: string; told: string }>({
    fields: ['asked', 'told'],
    tokenize: (text) => text.split('\n'),
    processTerm: (term) => term,
    searchOptions: { boost: { asked: 4 }, combineWith: 'OR' },
  });
  const asked = new Map<string, string>();
  for (const { id } of content.entries(languages[0])) {
    const questions = new Set<string>();
    const told = new Set<string>();
    for (const language of languages) {
      const entry = content.entry(id, language);
      if (!entry) continue;
      for (const text of [entry.title, ...entry.questions, ...entry.aliases, ...entry.asked]) {
        const words = wordsOf(text);
        asked.set(words.join(' '), id);
        for (const term of reader.terms(words)) questions.add(term);
      }
      for (const block of parseBody(entry.body))
        for (const text of block.kind === 'text' ? [block.text] : block.items)
          for (const term of reader.terms(wordsOf(text))) told.add(term);
    }
    await breathe();
    search.add({ id, asked: [...questions].join('\n'), told: [...told].join('\n') });
  }
  return {
    nearest: (words, limit) =>
      search
        .search([...reader.terms(words)].join('\n'))
        .slice(0, limit)
        .map(({ id }) => String(id)),
    asked: (words) => asked.get(words.join(' ')),
  };
}
