import { sentencesOf } from '../reading/sentences.ts';
import type { Machine } from './machine.ts';

/** How sure a sentence must be by itself to count as a part of the question, and not as something said beside it. */
const RELATED = 0.3;

/**
 * How sure an answer is, whatever is said beside the question: an unrelated sentence must make nothing clearer. So it is the
 * least of what each run of neighbouring sentences says that holds every related one; of a text with one more sentence those
 * are the same runs, and more.
 * @param confidence how sure the text as a whole is, 0 to 1.
 */
export function withoutAsides(text: string, confidence: number, { scales, speller }: Machine): number {
  const sentences = sentencesOf(text).map((words) => speller.correct(words));
  if (sentences.length < 2) return confidence;
  const sure = (words: readonly string[]): number => scales.weigh(words).confidence;
  const alone = sentences.map(sure);
  const first = alone.findIndex((one) => one >= RELATED);
  const last = alone.findLastIndex((one) => one >= RELATED);
  let least = confidence;
  for (let from = 0; from < sentences.length; from++) {
    for (let to = from; to < sentences.length; to++) {
      if (first >= 0 && (from > first || to < last)) continue;
      least = Math.min(least, from === to ? (alone[from] ?? 0) : sure(sentences.slice(from, to + 1).flat()));
    }
  }
  return least;
}
