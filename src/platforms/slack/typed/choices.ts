import type { DescribedOption } from '../../../chat/command-shape.ts';
import { languages } from '../../../chat/language.ts';
import { foldedWords } from './fold.ts';

interface Phrase {
  readonly words: readonly string[];
  readonly value: string;
}

/** How each choice may be typed: its value or its label, in either language. The longest ones first. */
function phrases({ choices, choiceTexts }: DescribedOption): readonly Phrase[] {
  return choices
    .flatMap((value, at) =>
      [value, ...languages.map((language) => choiceTexts[language][at] ?? value)].map((typed) => ({
        words: foldedWords(typed),
        value,
      })),
    )
    .filter(({ words }) => words.length > 0)
    .sort((a, b) => b.words.length - a.words.length);
}

/** The choice that a text says, whole; null if it says none. */
export function choiceOf(option: DescribedOption, text: string): string | null {
  const words = foldedWords(text);
  const said = phrases(option).find(
    (phrase) => startsWith(words, phrase.words) && phrase.words.length === words.length,
  );
  return said?.value ?? null;
}

/** Words that turn round what follows: in `I am not going`, `going` is no answer. */
const negations = new Set(['no', 'not', 'never', "don't", "won't", "can't", 'nunca', 'tampoco']);

export interface ChoiceInWords {
  readonly value: string;
  /** Which of the words say it: the first, and how many. */
  readonly at: number;
  readonly count: number;
}

/** The first choice that stands among these words; null if there is none. */
export function choiceAmong(option: DescribedOption, words: readonly string[]): ChoiceInWords | null {
  const known = phrases(option);
  const folded = words.map((word) => foldedWords(word));
  for (const at of words.keys()) {
    if (negations.has(folded[at - 1]?.join(' ') ?? '')) continue;
    const said = longestFrom(known, folded, at);
    if (said) return { ...said, at };
  }
  return null;
}

/** The longest phrase that begins with this word. Never looks further than a phrase can reach: lines may be very long. */
function longestFrom(
  known: readonly Phrase[],
  folded: readonly (readonly string[])[],
  at: number,
): Omit<ChoiceInWords, 'at'> | null {
  const most = known[0]?.words.length ?? 0;
  const run: string[] = [...(folded[at] ?? [])];
  let said: Omit<ChoiceInWords, 'at'> | null = null;
  for (let end = at + 1; run.length > 0 && run.length <= most; end += 1) {
    const found = known.find(({ words }) => startsWith(run, words) && words.length === run.length);
    if (found) said = { value: found.value, count: end - at };
    const next = folded[end];
    // Signs between words are none.
    if (next === undefined) break;
    run.push(...next);
  }
  return said;
}

function startsWith(words: readonly string[], start: readonly string[]): boolean {
  return start.every((word, at) => words[at] === word);
}
