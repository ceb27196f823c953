import { type Language, languages } from '../../chat/language.ts';
import type { Content } from '../../content/content.ts';
import type { LineFiles } from '../../content/files-of-lines.ts';

/** An entry, as far as it is learned how people ask for it. */
export type TaughtEntry = {
  readonly id: string;
  readonly language: Language;
  readonly title: string;
  readonly questions: readonly string[];
  readonly aliases: readonly string[];
  /** Below the content folder; its further ways of asking stand beside it. */
  readonly file: string;
};

/** What is learned from, as plain data that can be handed to another process: it reads the many lines there. */
export type Syllabus = {
  readonly same: Readonly<Record<string, readonly string[]>>;
  readonly ownPlaces: readonly string[];
  readonly otherPlaces: readonly string[];
  readonly entries: readonly TaughtEntry[];
  readonly lines: LineFiles;
};

export function syllabusOf(content: Content): Syllabus {
  const { own_places: ownPlaces, other_places: otherPlaces } = content.campaign.scope;
  const entries = languages.flatMap((language) =>
    content.entries(language).map(({ id, title, questions, aliases, file }) => {
      return { id, language, title, questions, aliases, file };
    }),
  );
  return { same: content.words.same, ownPlaces, otherPlaces, entries, lines: content.lines };
}
