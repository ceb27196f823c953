import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import type { Language } from '../../chat/language.ts';
import { readWords } from './sentences.ts';
import { spanishSyllables } from './spanish-syllables.ts';

/** How hard a text is to read. */
export interface Reading {
  readonly isHard: boolean;
  /** The number, with the name of its measure and the limit. */
  readonly told: string;
}

/** The highest grade of an American school that our English may need. */
const hardestGrade = 9;
/** The lowest ease of our Spanish. On the scale of Flesch, which the Spanish one follows, 60 is the end of grade 9. */
const leastEase = 60;

/** Measures sentences of one language together; there must be a word in them. */
export function readingOf(sentences: readonly string[], language: Language): Reading {
  const words = sentences.flatMap(readWords);
  const syllables = words.map(language === 'en' ? englishSyllables : spanishSyllables);
  const counts = {
    sentence: sentences.length,
    word: words.length,
    syllable: syllables.reduce((sum, count) => sum + count, 0),
  };
  return language === 'en' ? grade(counts) : ease(counts);
}

/** The sentence with the most words, and how many. */
export function longestOf(sentences: readonly string[]): { readonly text: string; readonly words: number } {
  const counted = sentences.map((text) => ({ text, words: readWords(text).length }));
  return counted.reduce((longest, each) => (each.words > longest.words ? each : longest), {
    text: '',
    words: 0,
  });
}

interface Counts {
  readonly sentence: number;
  readonly word: number;
  readonly syllable: number;
}

/** Flesch-Kincaid, which tells the school grade that a reader needs. */
function grade(counts: Counts): Reading {
  const value = fleschKincaid({ ...counts });
  return { isHard: value > hardestGrade, told: `grade ${value.toFixed(1)} (at most ${hardestGrade})` };
}

/**
 * Fernández Huerta's ease of reading, from 100 (very easy) down. Sources: J. Fernández Huerta, "Medidas sencillas de
 * lecturabilidad", Consigna 214 (1959), 29-32; with words by sentence, as its author meant it, by G. Law, "Error in the
 * Fernandez Huerta Readability Formula", LINGUIST List 22.2332 (2011).
 */
function ease({ sentence, word, syllable }: Counts): Reading {
  const value = 206.84 - (60 * syllable) / word - (1.02 * word) / sentence;
  return { isHard: value < leastEase, told: `ease ${value.toFixed(1)} (at least ${leastEase})` };
}

/** A number is a word with one syllable, as everybody reads it in their own way. */
function englishSyllables(word: string): number {
  return Math.max(1, syllable(word));
}
