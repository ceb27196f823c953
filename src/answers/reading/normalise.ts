import { stemmer as stemEnglish } from '@orama/stemmers/english';
import { stemmer as stemSpanish } from '@orama/stemmers/spanish';
import type { Language } from '../../chat/language.ts';

/** Letters, digits and marks that folding leaves as they are, but for the case. */
const PLAIN = /^[a-z \n?!:;()"/-]*$/i;

/**
 * Folds text so that phone typing meets careful typing: compatibility forms, case, accents (ñ too), apostrophes
 * and thousands separators make no difference.
 */
function fold(text: string): string {
  // Most texts need no more than this, and there are tens of thousands.
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}'’ʼ´`]/gu, '')
    .replace(/(\d)[.,](?=\d{3}(?!\d))/g, '$1');
}

/** The folded words of a text: runs of letters and digits, in any script. */
export function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The stem of one folded word (Snowball rules, as in @orama/stemmers). */
export function stem(word: string, language: Language): string {
  return language === 'es' ? stemSpanish(word) : stemEnglish(word);
}
