import type { Machine } from './machine.ts';
import { sentencesOf } from './sentences.ts';

/** A sentence that is outside by more than this has nothing to do with the question beside it. */
const UNRELATED = 0.5;

/**
 * How sure an answer may be at most, given what is said beside the question: an unrelated sentence makes nothing
 * clearer, so a text is no surer than its surest sentence or than what is left without the unrelated ones.
 * @param confidence how sure the text as a whole is, 0 to 1.
 */
export function withoutAsides(text: string, confidence: number, { scales, speller }: Machine): number {
  const sentences = sentencesOf(text).map((words) => speller.correct(words));
  if (sentences.length < 2) return confidence;
  const weighed = sentences.map((words) => scales.weigh(words));
  const related = sentences.filter((_, at) => (weighed[at]?.outside ?? 1) < UNRELATED);
  const surest = Math.max(...weighed.map((one) => one.confidence));
  const kept = related.length > 1 ? scales.weigh(related.flat()).confidence : 0;
  return Math.min(confidence, Math.max(surest, kept));
}
