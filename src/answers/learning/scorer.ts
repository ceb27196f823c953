import type { ClassifierParts } from './classifier-parts.ts';
import type { Vector } from './vector.ts';

/**
 * Weighs the labels that have met one of a text's features; all others weigh the same, nothing. One scorer is used
 * for many texts and keeps its memory, so that the work grows with what was met and not with the labels.
 */
export class Scorer {
  /** The labels that the last text met: the first `count` of these numbers. */
  readonly met: Uint16Array;
  /** After `weigh`: how probable each met label is, 0 to 1, by its number. */
  readonly probabilities: Float64Array;
  count = 0;
  /** How probable each label is that the last text did not meet. */
  rest = 0;
  readonly #parts: ClassifierParts;
  readonly #isMet: Uint8Array;

  constructor(parts: ClassifierParts) {
    this.#parts = parts;
    const { length } = parts.labels;
    this.met = new Uint16Array(length);
    this.probabilities = new Float64Array(length);
    this.#isMet = new Uint8Array(length);
  }

  weigh(vector: Vector): void {
    this.#addScores(vector);
    const { met, probabilities, count } = this;
    let most = 0;
    for (let at = 0; at < count; at++) most = Math.max(most, probabilities[met[at] ?? 0] ?? 0);
    const nothing = Math.exp(-most);
    let total = (this.#parts.labels.length - count) * nothing;
    for (let at = 0; at < count; at++) {
      const label = met[at] ?? 0;
      const value = Math.exp((probabilities[label] ?? 0) - most);
      probabilities[label] = value;
      total += value;
    }
    for (let at = 0; at < count; at++) {
      const label = met[at] ?? 0;
      probabilities[label] = (probabilities[label] ?? 0) / total;
    }
    this.rest = nothing / total;
  }

  /** How probable a label is for the last text. */
  of(label: number): number {
    return this.#isMet[label] === 1 ? (this.probabilities[label] ?? 0) : this.rest;
  }

  #addScores({ features, strengths }: Vector): void {
    const { starts, labelOf, weights } = this.#parts;
    const scores = this.probabilities;
    for (let at = 0; at < this.count; at++) this.#isMet[this.met[at] ?? 0] = 0;
    this.count = 0;
    for (let at = 0; at < features.length; at++) {
      const feature = features[at] ?? 0;
      const strength = strengths[at] ?? 0;
      const end = starts[feature + 1] ?? 0;
      for (let place = starts[feature] ?? 0; place < end; place++) {
        const label = labelOf[place] ?? 0;
        if (this.#isMet[label] === 0) {
          this.#isMet[label] = 1;
          this.met[this.count++] = label;
          scores[label] = 0;
        }
        scores[label] = (scores[label] ?? 0) + (weights[place] ?? 0) * strength;
      }
    }
  }
}
