import { type Language, languages } from '../../chat/language.ts';
import type { Content } from '../../content/content.ts';
import { breathe } from './breathe.ts';
import { wordsOf } from './normalise.ts';

/** The folded words of how people ask for an entry, in one language. */
export type EntryWords = {
  readonly id: string;
  readonly language: Language;
  /** Of its title, questions and aliases. */
  readonly listed: readonly (readonly string[])[];
  /** Of its further ways of asking. */
  readonly asked: readonly (readonly string[])[];
};

/** Reads every entry in every language, in pieces between which everything else goes on. */
export async function readEntryWords(content: Content): Promise<EntryWords[]> {
  const all: EntryWords[] = [];
  for (const language of languages) {
    for (const { id, title, questions, aliases, asked } of content.entries(language)) {
      all.push({
        id,
        language,
        listed: [title, ...questions, ...aliases].map(wordsOf),
        asked: asked.map(wordsOf),
      });
      await breathe();
    }
  }
  return all;
}
