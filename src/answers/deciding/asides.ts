import { sentencesOf } from '../reading/sentences.ts';
import type { Machine } from './machine.ts';

/** How sure a sentence must be by itself to count as a part of the question, and not as something said beside it. */
const RELATED = 0.3;

/**
 * How sure an answer may be at most, given what is said beside the question: an unrelated sentence makes nothing
 * clearer, so a text is no surer than its surest related sentence, or than those together.
 * @param confidence how sure the text as a whole is, 0 to 1.
 */
export function withoutAsides(text: string, confidence: number, { scales, speller }: Machine): number {
  const sentences = sentencesOf(text).map((words) => speller.correct(words));
  if (sentences.length < 2) return confidence;
  const weighed = sentences.map((words) => ({ words, ...scales.weigh(words) }));
  const related = weighed.filter((one) => one.confidence >= RELATED);
  // Where no sentence is about our subject, one more of the kind is no reason to be surer.
  if (related.length === 0) return Math.min(confidence, ...weighed.map((one) => one.confidence));
  const surest = Math.max(...related.map((one) => one.confidence));
  const together = related.length > 1 ? scales.weigh(related.flatMap(({ words }) => words)).confidence : 0;
  return Math.min(confidence, Math.max(surest, together));
}
