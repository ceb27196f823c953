import type { Features } from './feature-reader.ts';
import { LinearClassifier, softmax, toVector, type Vector } from './linear-classifier.ts';

export type Example = { readonly label: string; readonly features: Features };

/** Steps of AdaGrad; both chosen on the tuning questions. */
const PACE = 1;
const CAUTION = 1e-2;
/** How far from certain a label must be to be worth a step. */
const SURE = 1e-3;
/** Features that a single example shows help nobody else, except words themselves. */
const LEAST_USES = 2;
const WORDS = /^(stem|same|word|q):/;

/**
 * Fits a classifier to examples by stochastic gradient descent, always in the same order, so that the same content
 * always gives the same answers.
 * @param rounds how often every example is looked at.
 */
export function fitClassifier(examples: readonly Example[], rounds: number): LinearClassifier {
  const labels = [...new Set(examples.map(({ label }) => label))];
  const labelNumbers = new Map(labels.map((label, number) => [label, number]));
  const wanted = examples.map(({ label }) => labelNumbers.get(label) ?? 0);
  const numbers = numberFeatures(examples);
  const vectors = examples.map(({ features }) => toVector(features, numbers));
  const { starts, labelOf } = placesOf(vectors, wanted, numbers.size);
  const weights = new Float32Array(labelOf.length);
  const classifier = new LinearClassifier({ labels, numbers, starts, labelOf, weights });
  const spent = new Float32Array(labelOf.length).fill(CAUTION);
  const order = vectors.map((_, at) => at);
  const random = randomFrom(1);
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random);
    for (const at of order) {
      const vector = vectors[at];
      const label = wanted[at] ?? 0;
      if (!vector) continue;
      const error = softmax(classifier.scores(vector));
      error[label] = (error[label] ?? 0) - 1;
      if (error[label] > -SURE * 10) continue;
      step(vector, error);
    }
  }
  return classifier;

  function step({ features, strengths }: Vector, error: Float64Array): void {
    for (let at = 0; at < features.length; at++) {
      const feature = features[at] ?? 0;
      const strength = strengths[at] ?? 0;
      const end = starts[feature + 1] ?? 0;
      for (let place = starts[feature] ?? 0; place < end; place++) {
        const wrong = error[labelOf[place] ?? 0] ?? 0;
        if (wrong < SURE && wrong > -SURE) continue;
        const slope = wrong * strength;
        const total = (spent[place] ?? 0) + slope * slope;
        spent[place] = total;
        weights[place] = (weights[place] ?? 0) - (PACE * slope) / Math.sqrt(total);
      }
    }
  }
}

function numberFeatures(examples: readonly Example[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const { features } of examples)
    for (const name of features.keys()) uses.set(name, (uses.get(name) ?? 0) + 1);
  const numbers = new Map<string, number>();
  for (const [name, count] of uses)
    if (count >= LEAST_USES || WORDS.test(name)) numbers.set(name, numbers.size);
  return numbers;
}

/** Which labels have met which feature. */
function placesOf(
  vectors: readonly Vector[],
  wanted: readonly number[],
  count: number,
): { starts: Int32Array; labelOf: Uint16Array } {
  const met = Array.from({ length: count }, () => new Set<number>());
  vectors.forEach(({ features }, at) => {
    for (const feature of features) met[feature]?.add(wanted[at] ?? 0);
  });
  const starts = new Int32Array(count + 1);
  const labelOf = new Uint16Array(met.reduce((total, { size }) => total + size, 0));
  let place = 0;
  met.forEach((labels, feature) => {
    for (const label of labels) labelOf[place++] = label;
    starts[feature + 1] = place;
  });
  return { starts, labelOf };
}

function shuffle(order: number[], random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const held = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = held;
  }
}

/** Numbers from 0 up to 1 that are the same at every start (a linear congruential generator, ANSI C's constants). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state / 0x80000000;
  };
}
