import type { Language } from '../../chat/language.ts';
import type { Content } from '../../content/content.ts';
import type { Entry } from '../../content/entry.ts';
import type { Paragraph } from './paragraph.ts';

/** The entries of these ids that there are. */
export function entriesOf(ids: readonly string[], language: Language, content: Content): Entry[] {
  return ids.flatMap((id) => content.entry(id, language) ?? []);
}

/** Entries to tap, behind a sentence of the interface; nothing where there are none. */
export function choices(
  entries: readonly Entry[],
  phrase: string,
  language: Language,
  content: Content,
): Paragraph[] {
  if (entries.length === 0) return [];
  const text = content.phrases.text(language, phrase, { about: content.campaign.about[language] });
  return [{ kind: 'choices', text, entries: entries.map(({ id, title }) => ({ id, title })) }];
}
