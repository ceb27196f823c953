import type { Language } from '../../chat/language.ts';

const segmenters = {
  en: new Intl.Segmenter('en', { granularity: 'sentence' }),
  es: new Intl.Segmenter('es', { granularity: 'sentence' }),
};
/** Dots that end no sentence, though a capital follows: N. Spring St. Los Angeles, Dr. Ramos, Art. 4. */
const abbreviated = /(^|[\s(“"])(\p{Lu}|St|Ave|No|Dr|Mr|Mrs|Ms|Sr|Sra|Art|Núm|vs?)\.\s*$/u;

/** The sentences of a paragraph or of one item of a list. */
export function sentencesIn(text: string, language: Language): string[] {
  const sentences: string[] = [];
  let held = '';
  for (const { segment } of segmenters[language].segment(text)) {
    held += segment;
    if (abbreviated.test(held)) continue;
    sentences.push(held.trim());
    held = '';
  }
  sentences.push(held.trim());
  return sentences.filter((sentence) => readWords(sentence).length > 0);
}

/** Words as a reader meets them: an apostrophe or a hyphen does not part one, `1,000` is one. */
export function readWords(text: string): string[] {
  return text.match(/[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|['’.,-](?=[\p{L}\p{N}]))*/gu) ?? [];
}
