import type { Features } from './feature-reader.ts';

/** The features of a text and their strengths, of length 1 together. */
export type Vector = { readonly features: Int32Array; readonly strengths: Float32Array };

/** A classifier as plain data that can be handed to another thread. */
export type ClassifierParts = {
  readonly labels: readonly string[];
  /** The weights of feature `n` are those from `starts[n]` up to `starts[n + 1]`, each for the label beside it. */
  readonly starts: Int32Array;
  readonly labelOf: Uint16Array;
  readonly weights: Float32Array;
};

/**
 * A multinomial logistic regression whose weights exist only where a label has met a feature, so that its size
 * grows with the examples and not with labels × features.
 */
export class LinearClassifier {
  readonly labels: readonly string[];
  readonly #parts: ClassifierParts;

  constructor(parts: ClassifierParts) {
    this.labels = parts.labels;
    this.#parts = parts;
  }

  /** How probable each label is, 0 to 1, in the order of `labels`. */
  probabilities(features: Features): Float64Array {
    return softmax(scoresOf(this.#parts, toVector(features)));
  }
}

/** How much speaks for each label, before it is made a probability. */
export function scoresOf(parts: ClassifierParts, { features, strengths }: Vector): Float64Array {
  const { labels, starts, labelOf, weights } = parts;
  const scores = new Float64Array(labels.length);
  for (let at = 0; at < features.length; at++) {
    const feature = features[at] ?? 0;
    const strength = strengths[at] ?? 0;
    const end = starts[feature + 1] ?? 0;
    for (let place = starts[feature] ?? 0; place < end; place++) {
      const label = labelOf[place] ?? 0;
      scores[label] = (scores[label] ?? 0) + (weights[place] ?? 0) * strength;
    }
  }
  return scores;
}

/** What the classifier has never met makes everything else count less. */
export function toVector(values: Features): Vector {
  const features = Int32Array.from(values.keys());
  const strengths = Float32Array.from(values.values());
  let squares = 0;
  for (const strength of strengths) squares += strength * strength;
  const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
  for (let at = 0; at < strengths.length; at++) strengths[at] = (strengths[at] ?? 0) * scale;
  return { features, strengths };
}

/** Turns scores into probabilities, in place. */
export function softmax(scores: Float64Array): Float64Array {
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) most = Math.max(most, score);
  let total = 0;
  for (let label = 0; label < scores.length; label++) {
    const value = Math.exp((scores[label] ?? 0) - most);
    scores[label] = value;
    total += value;
  }
  for (let label = 0; label < scores.length; label++) scores[label] = (scores[label] ?? 0) / total;
  return scores;
}
