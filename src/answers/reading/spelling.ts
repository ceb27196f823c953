import { breathe } from './breathe.ts';

/** Shorter words have too many neighbours: "leaf" must not become "lead". */
const SHORTEST = 5;
/** Two slips are only believed in a long word. */
const TWO_SLIPS_FROM = 9;
/** Bounded work: nobody mistypes more words than this in one question. */
const MOST_CORRECTIONS = 12;

/** So many words are hardly any work. */
const WORDS = 500;

/** Corrects typing slips towards the words that the content uses. */
export class Speller {
  readonly #known: ReadonlyMap<string, number>;
  /** By first letter and length, each with the letters that it has. */
  readonly #shelves = new Map<string, { readonly word: string; readonly letters: number }[]>();

  private constructor(known: ReadonlyMap<string, number>) {
    this.#known = known;
  }

  /**
   * Takes a moment, in pieces between which everything else goes on.
   * @param known every word worth meeting, with how often the content uses it: the more frequent one wins.
   */
  static async from(known: ReadonlyMap<string, number>): Promise<Speller> {
    const speller = new Speller(known);
    let read = 0;
    for (const word of known.keys()) {
      speller.#shelve(word);
      read += 1;
      if (read % WORDS === 0) await breathe();
    }
    return speller;
  }

  #shelve(word: string): void {
    if (word.length < SHORTEST - 1) return;
    const shelf = shelfOf(word[0], word.length);
    const known = { word, letters: lettersOf(word) };
    const list = this.#shelves.get(shelf);
    if (list) list.push(known);
    else this.#shelves.set(shelf, [known]);
  }

  /** The words with slips corrected. */
  correct(words: readonly string[]): string[] {
    let corrections = 0;
    return words.map((word) => {
      if (word.length < SHORTEST || this.#known.has(word) || corrections >= MOST_CORRECTIONS) return word;
      const nearest = this.#nearest(word);
      if (nearest === undefined) return word;
      corrections += 1;
      return nearest;
    });
  }

  #nearest(word: string): string | undefined {
    const most = word.length >= TWO_SLIPS_FROM ? 2 : 1;
    const letters = lettersOf(word);
    let best: { word: string; slips: number; uses: number } | undefined;
    for (let length = word.length - most; length <= word.length + most; length++) {
      // People rarely miss the first letter, and asking for it keeps the search short.
      for (const { word: candidate, letters: others } of this.#shelves.get(shelfOf(word[0], length)) ?? []) {
        // One slip changes two letters at most.
        if (countBits(letters ^ others) > 2 * most) continue;
        const slips = countSlips(word, candidate, most);
        if (slips > most) continue;
        const uses = this.#known.get(candidate) ?? 0;
        if (!best || slips < best.slips || (slips === best.slips && uses > best.uses))
          best = { word: candidate, slips, uses };
      }
    }
    return best?.word;
  }
}

function shelfOf(first: string | undefined, length: number): string {
  return `${first ?? ''}${length}`;
}

/** Which letters a word has, a bit for each; rare ones share a bit. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function countBits(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** Letters added, left out, exchanged or swapped with a neighbour (optimal string alignment), at most `most + 1`. */
function countSlips(a: string, b: string, most: number): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (previous[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? most + 1;
}
