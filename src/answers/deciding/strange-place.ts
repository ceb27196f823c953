/** Behind these stands a place, if the word after them is none that we know: "police in Tulsa", "la policía de Tulsa". */
const BEFORE: ReadonlySet<string> = new Set(['in', 'en', 'de', 'of']);
/** Before these stands a place, if that word is none that we know: "Tulsa police", "Nassau County". */
const BEHIND: ReadonlySet<string> = new Set(
  'police pd sheriff sheriffs county council city mayor cops jail'.split(' '),
);
/** Between a place and these there may be "a", "es un": "Is Maine a sanctuary state?", "¿España es santuario?" */
const CLAIMED: ReadonlySet<string> = new Set(['sanctuary', 'santuario']);
const CLAIM_REACH = 3;
/** A shorter word is hardly a name. */
const LEAST_LETTERS = 4;

/**
 * Whether a question names what may be a place that nobody listed. No list of the world's places is complete, and
 * another place's law must never be answered with ours.
 * @param words folded words, as they were typed.
 * @param isKnown whether people ask with a word for what the entries tell, or it is grammar.
 */
export function namesStrangePlace(words: readonly string[], isKnown: (word: string) => boolean): boolean {
  return words.some(
    (word, at) =>
      word.length >= LEAST_LETTERS &&
      !isKnown(word) &&
      (BEFORE.has(words[at - 1] ?? '') ||
        BEHIND.has(words[at + 1] ?? '') ||
        words.slice(at + 1, at + 1 + CLAIM_REACH).some((next) => CLAIMED.has(next))),
  );
}
