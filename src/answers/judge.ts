import type { Machine } from './machine.ts';
import type { Sentence } from './sentences.ts';
import type { Weighed } from './weigh.ts';

export type Judgement = {
  readonly status: 'answered' | 'unsure' | 'declined';
  /** The entry that answers, or those to choose from. */
  readonly ids: readonly string[];
  readonly confidence: number;
};

/**
 * `answer`: sure enough to answer; `offer`: enough to offer topics. Fitted on the tuning questions.
 */
const THRESHOLDS = { answer: 0.62, offer: 0.08 } as const;
const MOST_TOPICS = 3;
/** A sentence that is outside by more than this has nothing to do with the question beside it. */
const UNRELATED = 0.5;

/**
 * Decides which entry answers a text. Sentences that have nothing to do with the entries are left out. Two
 * questions in one get both topics. Another place's law is never ours to explain: such a question is answered only
 * by an entry that speaks of that place, and nothing is offered.
 */
export function judge(
  machine: Machine,
  sentences: readonly Sentence[],
  places: readonly string[],
): Judgement {
  const parts = sentences.map(({ words, asks }) => ({ words, asks, ...machine.scales.weigh(words) }));
  const related = parts.filter(({ outside }) => outside < UNRELATED);
  const kept = related.length > 0 ? related : parts;
  const whole = weighTogether(machine, parts);
  // What is said beside the question makes it no clearer.
  const question = kept.length === parts.length ? whole : weighTogether(machine, kept);
  const confidence = Math.min(question.confidence, whole.confidence);
  const [first] = question.ids;
  const sure = confidence >= THRESHOLDS.answer;
  if (!first) return { status: 'declined', ids: [], confidence };
  if (places.length > 0) {
    const ours = sure && machine.places.speaksOf(first, places);
    return { status: ours ? 'answered' : 'declined', ids: ours ? [first] : [], confidence };
  }
  const asked = kept.filter((part) => part.asks && part.confidence >= THRESHOLDS.answer);
  const topics = [...new Set(asked.flatMap(({ ids }) => ids.slice(0, 1)))];
  if (topics.length > 1) return { status: 'unsure', ids: topics.slice(0, MOST_TOPICS), confidence };
  if (sure) return { status: 'answered', ids: [first], confidence };
  if (confidence < THRESHOLDS.offer) return { status: 'declined', ids: [], confidence };
  return { status: 'unsure', ids: question.ids.slice(0, MOST_TOPICS), confidence };
}

function weighTogether({ scales }: Machine, parts: readonly (Pick<Sentence, 'words'> & Weighed)[]): Weighed {
  const [only, ...further] = parts;
  return only && further.length === 0 ? only : scales.weigh(parts.flatMap(({ words }) => words));
}
