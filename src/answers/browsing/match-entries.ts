import type { Entry } from '../../content/entry.ts';
import { wordsOf } from '../reading/normalise.ts';

/** 0: it is called so; 1: its title begins so; 2: each word begins one of its title's; 3: or one of an alias's. */
type Fit = 0 | 1 | 2 | 3;

/** The entries that these words may name so far, best first; all of them for no words. */
export function entriesBeginning(entries: readonly Entry[], typed: string): readonly Entry[] {
  return wordsOf(typed).length === 0 ? entries : fitting(entries, typed).map(({ entry }) => entry);
}

/** The entries that these words name: those that are called exactly so, else all that they may mean, best first. */
export function entriesMeant(
  entries: readonly Entry[],
  typed: string,
): { readonly entries: readonly Entry[]; readonly isExact: boolean } {
  const fits = wordsOf(typed).length === 0 ? [] : fitting(entries, typed);
  const exact = fits.filter(({ fit }) => fit === 0);
  const isExact = exact.length > 0;
  return { entries: (isExact ? exact : fits).map(({ entry }) => entry), isExact };
}

/** Accents, case and punctuation make no difference. */
function fitting(entries: readonly Entry[], typed: string): { entry: Entry; fit: Fit }[] {
  const wanted = wordsOf(typed);
  return entries
    .flatMap((entry) => {
      const fit = fitOf(entry, wanted);
      return fit === null ? [] : [{ entry, fit }];
    })
    .toSorted((a, b) => a.fit - b.fit);
}

function fitOf({ title, aliases }: Entry, wanted: readonly string[]): Fit | null {
  const titled = wordsOf(title);
  const called = aliases.map(wordsOf);
  const words = wanted.join(' ');
  if ([titled, ...called].some((each) => each.join(' ') === words)) return 0;
  if (titled.join(' ').startsWith(words)) return 1;
  if (begins(titled, wanted)) return 2;
  return called.some((each) => begins(each, wanted)) ? 3 : null;
}

function begins(words: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((each) => words.some((word) => word.startsWith(each)));
}
