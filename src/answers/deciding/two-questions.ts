import type { Scales, Weighed } from './weigh.ts';

/** Words with which a second question may begin, folded. No punctuation: many people type none. */
const JOINTS: ReadonlySet<string> = new Set(
  `and y e also tambien plus but pero or o who when where how can what why is are do does
  quien cuando donde como cuanto cuantos cual puede pueden que`.split(/\s+/),
);
/** A question of fewer words says too little by itself. */
const LEAST_WORDS = 3;
/** Places at which a text is parted; more would only cost time. */
const MOST_PARTINGS = 3;
/** How sure each of two questions must be of its own entry. */
const SURE = 0.9;

/**
 * The entries of two questions in one text, if there are two: each part is sure of its own entry, and both are the
 * nearest to the text as a whole.
 */
export function twoQuestions(
  words: readonly string[],
  whole: Weighed,
  scales: Scales,
): readonly [string, string] | null {
  const nearest = whole.ids.slice(0, 2);
  const partings = words
    .map((word, at) => (JOINTS.has(word) ? at : 0))
    .filter((at) => at >= LEAST_WORDS && at <= words.length - LEAST_WORDS);
  for (const at of partings.slice(0, MOST_PARTINGS)) {
    const first = sureOf(scales.weigh(words.slice(0, at)));
    const second = first === undefined ? undefined : sureOf(scales.weigh(words.slice(at)));
    if (first === undefined || second === undefined || first === second) continue;
    if (nearest.includes(first) && nearest.includes(second)) return [first, second];
  }
  return null;
}

function sureOf({ ids, confidence }: Weighed): string | undefined {
  return confidence >= SURE ? ids[0] : undefined;
}
