import type { Language } from '../../chat/language.ts';
import type { Entry } from '../../content/entry.ts';
import type { Core } from '../../core.ts';

/** Entries of one topic (`provision/…`), in the order in which people go through them. */
export interface Section {
  readonly title: string;
  readonly entries: readonly Entry[];
}

const prefix = 'ordinance.section.';

/**
 * All entries of a language by their topics. The topics stand as their names stand in the English phrases; entries whose
 * topic has no name there come last, in one section.
 */
export function sections({ content, phrases }: Core, language: Language): readonly Section[] {
  const topics = Object.keys(phrases.under(prefix).en);
  const entries = content.entries(language);
  const named = topics.map((topic) => ({
    title: phrases.text(language, `${prefix}${topic}`),
    entries: inOrder(entries.filter((entry) => topicOf(entry) === topic)),
  }));
  const others = inOrder(entries.filter((entry) => !topics.includes(topicOf(entry))));
  const rest = { title: phrases.text(language, 'ordinance.section-other'), entries: others };
  return [...named, rest].filter((section) => section.entries.length > 0);
}

function topicOf({ id }: Entry): string {
  return id.split('/')[0] ?? id;
}

function inOrder(entries: readonly Entry[]): readonly Entry[] {
  const place = ({ order }: Entry) => order ?? Number.MAX_SAFE_INTEGER;
  return entries.toSorted(
    (a, b) => place(a) - place(b) || a.title.localeCompare(b.title, a.language) || (a.id < b.id ? -1 : 1),
  );
}
