/**
 * The syllables of a Spanish word by the rule of its vowels: two strong ones (a, e, o, or an accented í, ú) are two
 * syllables, a weak one (i, u, ü, y) leans on its neighbour. Source: Real Academia Española, Ortografía de la lengua
 * española (2010), II.2.2. Where words may be hyphenated tells less: a typesetter leaves "guía" and "teatro" whole.
 */
export function spanishSyllables(word: string): number {
  const spoken = word
    .normalize('NFC')
    .toLowerCase()
    // The u of que, qui, gue, gui is not spoken.
    .replace(/([gq])u(?=[eéií])/g, '$1')
    // A silent h parts no vowels: prohi-bir, a-ho-ra.
    .replace(/(?<=[aeiouáéíóúü])h(?=[aeiouáéíóúü])/g, '')
    // y is a vowel only where none follows: rey, hoy.
    .replace(/y(?![aeiouáéíóúü])/g, 'i');
  const groups = spoken.match(/[aeiouáéíóúü]+/g) ?? [];
  return Math.max(
    1,
    groups.map(syllablesIn).reduce((sum, count) => sum + count, 0),
  );
}

const strong = /[aeoáéóíú]/;

function syllablesIn(vowels: string): number {
  const pairs = [...vowels]
    .slice(1)
    .filter((vowel, at) => strong.test(vowel) && strong.test(vowels[at] ?? ''));
  return 1 + pairs.length;
}
