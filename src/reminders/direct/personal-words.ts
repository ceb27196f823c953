import type { Language } from '../../chat/language.ts';
import { voice } from '../../events/showing/bilingual.ts';
import type { Phrases, PhraseValues } from '../../phrases/phrases.ts';
import type { Event } from '../../store/events.ts';
import { type Rung, rungWith } from '../rung.ts';
import { rungWords } from '../rung-words.ts';

/** "3 hours before": a personal rung as it is said to the person, who need not be told whom it reminds. */
export function personalWords(phrases: Phrases, language: Language, rung: Rung): string {
  return rungWords(phrases, language, rungWith(rung, { to: 'channel' }));
}

/** A phrase that names the event and the personal rung. */
export function withTitle(
  phrases: Phrases,
  language: Language,
  key: string,
  { event, rung }: { readonly event: Event; readonly rung: Rung },
  values: PhraseValues = {},
): string {
  return phrases.text(language, key, {
    ...values,
    title: voice(phrases, [language]).title(event.title),
    before: personalWords(phrases, language, rung),
  });
}
