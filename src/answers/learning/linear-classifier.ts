import type { ClassifierParts } from './classifier-parts.ts';
import type { Features } from './feature-reader.ts';
import { Scorer } from './scorer.ts';
import { toVector } from './vector.ts';

/**
 * A multinomial logistic regression whose weights exist only where a label has met a feature, so that its size
 * grows with the examples and not with labels × features.
 */
export class LinearClassifier {
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #scorer: Scorer;

  constructor(parts: ClassifierParts) {
    this.#numbers = new Map(parts.labels.map((label, number) => [label, number]));
    this.#scorer = new Scorer(parts);
  }

  /** How probable each of these labels is among all, 0 to 1; 0 for one that was never learned. */
  probabilities(features: Features, labels: readonly string[]): number[] {
    this.#scorer.weigh(toVector(features));
    return labels.map((label) => {
      const number = this.#numbers.get(label);
      return number === undefined ? 0 : this.#scorer.of(number);
    });
  }
}
