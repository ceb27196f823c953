import { wordsOf } from '../reading/normalise.ts';
import type { ClassifierParts } from './classifier-parts.ts';
import { type Detail, FeatureReader } from './feature-reader.ts';
import { fitClassifier } from './fit-classifier.ts';
import type { Lesson, Lessons } from './lessons.ts';
import { toVector, type Vector } from './vector.ts';

/** What was learned, as plain data that can be handed to another process. */
export type ModelParts = {
  readonly topics: ClassifierParts;
  readonly danger: ClassifierParts;
  readonly sightings: ClassifierParts;
  /** How closely texts were read, and questions must be. */
  readonly detail: Detail;
};

/** Many times what a campaign has. With more lessons only their meanings are read, or learning would take minutes. */
const MOST_CLOSELY_READ = 50_000;

/** Looks at the lessons that fitting may take; with more of them, each is looked at less often. */
const LOOKS = 160_000;
const MOST_ROUNDS = 10;
/** A wrong word about danger costs most. */
const DANGER_TIMES = 3;

/** Learns from the lessons; the same lessons always teach the same. */
export function fitModel({ same, ownPlaces, topics, danger, sightings }: Lessons): ModelParts {
  const reader = new FeatureReader(same, ownPlaces);
  const detail = topics.length > MOST_CLOSELY_READ ? 'meanings' : 'all';
  const read = new Map<string, Vector>();
  const vectorOf = (text: string): Vector => {
    let vector = read.get(text);
    if (!vector) {
      const words = wordsOf(text);
      reader.remember(words);
      vector = toVector(reader.read(words, detail));
      read.set(text, vector);
    }
    return vector;
  };
  const learn = (lessons: readonly Lesson[], times: number): ClassifierParts => {
    const examples = lessons.map(({ label, text }) => ({ label, vector: vectorOf(text) }));
    const rounds = Math.min(MOST_ROUNDS, Math.max(1, Math.floor(LOOKS / Math.max(1, examples.length))));
    return fitClassifier(examples, rounds, times);
  };
  return {
    topics: learn(topics, 1),
    danger: learn(danger, detail === 'all' ? DANGER_TIMES : 1),
    sightings: learn(sightings, 1),
    detail,
  };
}
