import type { Language } from '../../chat/language.ts';
import { wordsOf } from './normalise.ts';

/** The ways of asking for an entry, in one language. */
export type AskedEntry = {
  readonly id: string;
  readonly language: Language;
  readonly title: string;
  readonly questions: readonly string[];
  readonly aliases: readonly string[];
  /** Further ways. */
  readonly asked: readonly string[];
};

/** The folded words of the ways of asking for an entry, in one language. */
export type EntryWords = {
  readonly id: string;
  readonly language: Language;
  readonly said: readonly (readonly string[])[];
};

export function readEntryWords(entries: readonly AskedEntry[]): EntryWords[] {
  return entries.map(({ id, language, title, questions, aliases, asked }) => ({
    id,
    language,
    said: [title, ...questions, ...aliases, ...asked].map(wordsOf),
  }));
}
