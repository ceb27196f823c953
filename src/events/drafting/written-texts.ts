import type { Language } from '../../chat/language.ts';
import type { Texts } from '../../store/events.ts';

/** The language in which an organizer wrote; where there are both, English, as `/event create` asks for it. */
export function mainLanguage(texts: Texts, otherwise: Language = 'en'): Language {
  if (texts.en === '' && texts.es === '') return otherwise;
  return texts.en === '' ? 'es' : 'en';
}

/** What an organizer typed: the text alone is in their language; where one in Spanish stands beside it, in English. */
export function newTexts(main: string, spanish: string, language: Language): Texts {
  return spanish !== '' || language === 'en' ? { en: main, es: spanish } : { en: '', es: main };
}

/** These texts with what an organizer typed in their place; what they left out (undefined) stays. */
export function rewrittenTexts(
  texts: Texts,
  main: string | undefined,
  spanish: string | undefined,
  language: Language,
): Texts {
  const kept = spanish === undefined ? texts : { ...texts, es: spanish };
  if (main === undefined) return kept;
  return { ...kept, [spanish !== undefined ? 'en' : mainLanguage(texts, language)]: main };
}
