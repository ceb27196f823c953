import type { Features } from './feature-reader.ts';

/** A text as the numbers of its known features and their strengths, of length 1 together with the unknown ones. */
export type Vector = { readonly features: Int32Array; readonly strengths: Float32Array };

/**
 * A multinomial logistic regression whose weights exist only where a label has met a feature, so that its size
 * grows with the examples and not with labels × features.
 */
export class LinearClassifier {
  readonly labels: readonly string[];
  readonly #numbers: ReadonlyMap<string, number>;
  /** Weights of feature `n` are those from `starts[n]` up to `starts[n + 1]`, each for the label beside it. */
  readonly #starts: Int32Array;
  readonly #labelOf: Uint16Array;
  readonly #weights: Float32Array;

  constructor(parts: {
    labels: readonly string[];
    numbers: ReadonlyMap<string, number>;
    starts: Int32Array;
    labelOf: Uint16Array;
    weights: Float32Array;
  }) {
    this.labels = parts.labels;
    this.#numbers = parts.numbers;
    this.#starts = parts.starts;
    this.#labelOf = parts.labelOf;
    this.#weights = parts.weights;
  }

  /** How probable each label is, 0 to 1, in the order of `labels`. */
  probabilities(features: Features): Float64Array {
    return softmax(this.scores(toVector(features, this.#numbers)));
  }

  scores({ features, strengths }: Vector): Float64Array {
    const scores = new Float64Array(this.labels.length);
    for (let at = 0; at < features.length; at++) {
      const feature = features[at] ?? 0;
      const strength = strengths[at] ?? 0;
      const end = this.#starts[feature + 1] ?? 0;
      for (let place = this.#starts[feature] ?? 0; place < end; place++) {
        const label = this.#labelOf[place] ?? 0;
        scores[label] = (scores[label] ?? 0) + (this.#weights[place] ?? 0) * strength;
      }
    }
    return scores;
  }
}

/** What the classifier has never met makes everything else count less. */
export function toVector(features: Features, numbers: ReadonlyMap<string, number>): Vector {
  const found: number[] = [];
  const strengths: number[] = [];
  let squares = 0;
  for (const [name, strength] of features) {
    squares += strength * strength;
    const number = numbers.get(name);
    if (number === undefined) continue;
    found.push(number);
    strengths.push(strength);
  }
  const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
  return {
    features: Int32Array.from(found),
    strengths: Float32Array.from(strengths, (strength) => strength * scale),
  };
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
