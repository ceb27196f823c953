import type { Match } from './phrase-matcher.ts';

/** First word of a signal found in the text, and the word after its last. */
export type Span = { readonly from: number; readonly to: number };

/**
 * Where one match of each list stands in this order, none sharing a word, within `within` words: the shortest such
 * span for each match of the first list. Lists are sorted by position, so the work is bounded by the window.
 */
export function inOrder(lists: readonly (readonly Match[])[], within: number): Span[] {
  const [first = [], ...others] = lists;
  return first.flatMap((start) => {
    let to = start.at + start.length;
    const last = start.at + within;
    for (const list of others) {
      let nearest = Number.POSITIVE_INFINITY;
      for (let index = firstFrom(list, to); index < list.length; index++) {
        const match = list[index];
        if (!match || match.at >= last) break;
        nearest = Math.min(nearest, match.at + match.length);
      }
      to = nearest;
    }
    return to <= last ? [{ from: start.at, to }] : [];
  });
}

/** The same in any order. */
export function inAnyOrder(lists: readonly (readonly Match[])[], within: number): Span[] {
  return permutations(lists).flatMap((order) => inOrder(order, within));
}

/** Whether matches of these lists cover all of `count` words. */
export function coversAll(lists: readonly (readonly Match[])[], count: number): boolean {
  const covered = new Set<number>();
  for (const match of lists.flat())
    for (let word = match.at; word < match.at + match.length; word++) covered.add(word);
  return covered.size === count;
}

function firstFrom(list: readonly Match[], at: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.at ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}
