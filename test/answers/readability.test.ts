import { hyphenateSync } from 'hyphen/es/index.js';
import { describe, expect, test } from 'vitest';
import { longestOf, readingOf } from '../../src/content/readability/measures.ts';
import { readWords, sentencesIn } from '../../src/content/readability/sentences.ts';
import { spanishSyllables } from '../../src/content/readability/spanish-syllables.ts';
import { content } from './project-content.ts';

describe('sentences', () => {
  test.each([
    ['en', 'The Council meets at 200 N. Spring St. in Los Angeles. Come at 10 a.m. sharp.', 2],
    ['en', 'Dr. Ramos spoke. So did you? Yes!', 3],
    ['es', 'La Sra. Cheer lo dijo. ¿Lo oyó usted?', 2],
    ['es', 'Según el art. 4 y el Art. 5, nadie pregunta.', 1],
    ['en', '…', 0],
  ] as const)('%s: %s', (language, text, count) => {
    expect(sentencesIn(text, language)).toHaveLength(count);
  });

  test('words: apostrophes, hyphens and thousands part none', () => {
    expect(readWords("It's $1,000 for non-public areas, “more” or less.")).toEqual([
      ...["It's", '1,000', 'for', 'non-public', 'areas', 'more', 'or', 'less'],
    ]);
  });

  test('the longest one is the place to begin', () => {
    expect(longestOf(['One two.', 'One two three.', 'One.'])).toEqual({ text: 'One two three.', words: 3 });
  });
});

describe('English: the grade of Flesch and Kincaid', () => {
  // The second has 24 syllables in 16 words (Wikipedia, "Flesch–Kincaid readability tests"); of the third the longer way
  // of saying Aus-tra-li-an and rep-til-i-an is counted: 26 in 13.
  test.each([
    ['The cat sat.', '-2.6'],
    ['This sentence, taken as a reading passage unto itself, is being used to prove a point.', '8.4'],
    ['The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.', '13.1'],
  ])('%s', (text, grade) => {
    const { told, isHard } = readingOf([text], 'en');
    expect(told).toBe(`grade ${grade} (at most 9)`);
    expect(isHard).toBe(Number(grade) > 9);
  });
});

describe('Spanish: the ease of Fernández Huerta', () => {
  test.each([
    // 206.84 − 60 · 8/4 − 1.02 · 4
    ['El gato come pescado.', '82.8', false],
    // 206.84 − 60 · 26/4 − 1.02 · 4
    ['Incompatibilidades constitucionales extraordinariamente evidentes.', '-187.2', true],
  ])('%s', (text, value, isHard) => {
    expect(readingOf([text], 'es')).toEqual({ told: `ease ${value} (at least 60)`, isHard });
  });

  test.each(
    Object.entries({
      1: 'y rey muy ley guion quien huir o',
      2: 'ciudad país día leer oír baúl río rehén queréis hielo prohibir',
      3: 'santuario poeta teatro ahora pingüino cuídate vergüenza idea ayuda leído Uruguay desahucio',
      4: 'policía inmigración ordenanza aéreo averiguáis continúa lingüística vehículo',
      5: 'aeropuerto comunitario',
      6: 'municipalidad confidencialidad responsabilidad',
    }).flatMap(([count, words]) => words.split(' ').map((word) => [word, Number(count)] as const)),
  )('%s has %i syllables', (word, count) => {
    expect(spanishSyllables(word)).toBe(count);
  });

  test('no word of the content has fewer syllables than a typesetter may part it into', () => {
    // Names, from whichever language, are left out.
    const all = content.entries('es').flatMap(({ body }) => readWords(body));
    const words = new Set(all.filter((word) => word === word.toLowerCase()));
    const few = [...words].filter((word) => {
      // A word that is already hyphenated has parts of its own.
      const parts = hyphenateSync(word.replaceAll('-', ''), { hyphenChar: '|', minWordLength: 1 }).split('|');
      return spanishSyllables(word) < parts.length;
    });
    expect(words.size).toBeGreaterThan(500);
    expect(few).toEqual([]);
  });
});
