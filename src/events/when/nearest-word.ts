import { forgivingVocabulary, vocabulary } from './vocabulary.ts';

/**
 * The number of single-letter slips (a letter added, left out, changed, or two swapped) between two words:
 * Damerau-Levenshtein distance, optimal string alignment.
 */
export function slipsBetween(a: string, b: string): number {
  let twoBack: number[] = [];
  let back = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((row[j - 1] ?? 0) + 1, (back[j] ?? 0) + 1, (back[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (twoBack[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    twoBack = back;
    back = row;
  }
  return back[b.length] ?? 0;
}

/**
 * The canonical word meant by a typed one: itself, or the only one within a slip of it (two slips from eight
 * letters on). Undefined when nothing is near or two meanings are equally near ("sonday"): never a guess.
 */
export function nearestWord(typed: string): string | undefined {
  const exact = vocabulary.get(typed);
  if (exact !== undefined || typed.length < 5 || typed.length > 14) return exact;
  let best = typed.length >= 8 ? 3 : 2;
  let found = new Set<string>();
  for (const [word, canonical] of forgivingVocabulary) {
    if (Math.abs(word.length - typed.length) > 2) continue;
    const slips = slipsBetween(typed, word);
    if (slips < best) {
      best = slips;
      found = new Set();
    }
    if (slips === best && best < (typed.length >= 8 ? 3 : 2)) found.add(canonical);
  }
  const [only] = found;
  return found.size === 1 ? only : undefined;
}
