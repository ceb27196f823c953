import type { Machine } from './machine.ts';
import { twoQuestions } from './two-questions.ts';

export type Judgement = {
  readonly status: 'answered' | 'unsure' | 'declined';
  /** The entry that answers, with another that was asked about too; or those to choose from. */
  readonly ids: readonly string[];
  readonly confidence: number;
};

/**
 * `answer`: sure enough to answer; `offer`: enough to offer topics; `beyondDoubt`: sure enough to answer one of two
 * questions at once and only offer the other. Fitted on the tuning questions.
 */
const THRESHOLDS = { answer: 0.7, offer: 0.08, beyondDoubt: 0.95 } as const;
const MOST_TOPICS = 3;

/**
 * Decides which entry answers a question. It never looks at punctuation, so that people who type none get the same
 * answer. Another place's law is never ours to explain: such a question is answered only by an entry that speaks
 * of that place, and nothing is offered.
 * @param words folded words, with typing slips corrected.
 * @param places names of other places in the question.
 * @param strangePlace whether it may name one that nobody listed: then nothing is answered, only offered.
 */
export function judge(
  machine: Machine,
  words: readonly string[],
  places: readonly string[],
  strangePlace: boolean,
): Judgement {
  const whole = machine.scales.weigh(words);
  const { confidence } = whole;
  const [first] = whole.ids;
  if (first === undefined) return { status: 'declined', ids: [], confidence };
  const sure = confidence >= THRESHOLDS.answer;
  if (places.length > 0) {
    const ours = sure && machine.places.speaksOf(first, places);
    return { status: ours ? 'answered' : 'declined', ids: ours ? [first] : [], confidence };
  }
  if (confidence < THRESHOLDS.offer) return { status: 'declined', ids: [], confidence };
  if (strangePlace) return { status: 'unsure', ids: whole.ids.slice(0, MOST_TOPICS), confidence };
  const two = twoQuestions(words, whole, machine.scales);
  if (two && confidence < THRESHOLDS.beyondDoubt) return { status: 'unsure', ids: two, confidence };
  if (sure)
    return { status: 'answered', ids: [first, ...(two ?? []).filter((id) => id !== first)], confidence };
  return { status: 'unsure', ids: whole.ids.slice(0, MOST_TOPICS), confidence };
}
