import { IntlMessageFormat } from 'intl-messageformat';
import { z } from 'zod';
import type { Language } from './language.ts';

const PHRASE_KEYS = [
  'source',
  'source_checked',
  'reviewed',
  'hotline_checked',
  'hotline_unchecked',
  'not_legal_advice',
  'see_also',
  'urgent_heading',
  'urgent_call',
  'urgent_tell',
  'urgent_note',
  'urgent_private',
  'urgent_fallback',
  'unsure',
  'unsure_pick',
  'declined_empty',
  'declined_too_long',
  'declined_language',
  'declined_other_place',
  'declined_outside',
  'can_answer',
  'people_who_help',
] as const;
type PhraseKey = (typeof PHRASE_KEYS)[number];

/** `content/phrases/answers/<language>.yaml`: the interface text around an answer, as ICU messages. */
export const phrasesSchema = z.record(
  z.enum(PHRASE_KEYS),
  z.string().trim().min(1).refine(isMessage, 'not a valid ICU message'),
);
export type Phrases = z.infer<typeof phrasesSchema>;

export function say(
  phrases: Phrases,
  language: Language,
  key: PhraseKey,
  values: Record<string, string> = {},
): string {
  return String(new IntlMessageFormat(phrases[key], language, undefined, { ignoreTag: true }).format(values));
}

function isMessage(text: string): boolean {
  try {
    new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true });
    return true;
  } catch {
    return false;
  }
}
