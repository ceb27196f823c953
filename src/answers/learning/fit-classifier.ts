import type { ClassifierParts } from './classifier-parts.ts';
import { FEATURES } from './hash.ts';
import { Scorer } from './scorer.ts';
import type { Vector } from './vector.ts';

export type Example = { readonly label: string; readonly vector: Vector };

/** Steps of AdaGrad; both chosen on the tuning questions. */
const PACE = 1;
const CAUTION = 1e-2;
/** How far from certain a label must be to be worth a step. */
const SURE = 1e-3;
/** An example that is answered this surely is left alone for some rounds. */
const LEARNED = 0.05;
const REST = 3;
/** A weight nearer to nothing than this is left out. */
const TRIFLE = 0.05;
/** A feature that fewer examples show helps nobody else, and one that more labels share tells none from another. */
const LEAST_USES = 2;
const MOST_LABELS = 256;

/**
 * Fits a classifier to examples by stochastic gradient descent, always in the same order, so that the same content
 * always gives the same answers.
 * @param rounds how often every example is looked at.
 * @param times how often all begins anew, in another order: the mean is steadier than any of them.
 */
export function fitClassifier(examples: readonly Example[], rounds: number, times: number): ClassifierParts {
  const labels = [...new Set(examples.map(({ label }) => label))];
  const labelNumbers = new Map(labels.map((label, number) => [label, number]));
  const wanted = Uint16Array.from(examples, ({ label }) => labelNumbers.get(label) ?? 0);
  const vectors = examples.map(({ vector }) => vector);
  const { starts, labelOf } = placesOf(vectors, wanted, labels.length);
  const parts = { labels, starts, labelOf, weights: new Float32Array(labelOf.length) };
  for (let time = 1; time <= times; time++) {
    const weights = descend(
      { ...parts, weights: new Float32Array(labelOf.length) },
      vectors,
      wanted,
      rounds,
      time,
    );
    for (let place = 0; place < weights.length; place++)
      parts.weights[place] = (parts.weights[place] ?? 0) + (weights[place] ?? 0) / times;
  }
  return withoutTrifles(parts);
}

/** Without the weights that change nothing: they are most of them. */
function withoutTrifles({ labels, starts, labelOf, weights }: ClassifierParts): ClassifierParts {
  const kept = { starts: new Int32Array(starts.length), labelOf: [] as number[], weights: [] as number[] };
  for (let feature = 0; feature + 1 < starts.length; feature++) {
    for (let place = starts[feature] ?? 0; place < (starts[feature + 1] ?? 0); place++) {
      const weight = weights[place] ?? 0;
      if (Math.abs(weight) < TRIFLE) continue;
      kept.labelOf.push(labelOf[place] ?? 0);
      kept.weights.push(weight);
    }
    kept.starts[feature + 1] = kept.weights.length;
  }
  return {
    labels,
    starts: kept.starts,
    labelOf: Uint16Array.from(kept.labelOf),
    weights: Float32Array.from(kept.weights),
  };
}

function descend(
  parts: ClassifierParts,
  vectors: readonly Vector[],
  wanted: Uint16Array,
  rounds: number,
  seed: number,
): Float32Array {
  const { starts, labelOf, weights } = parts;
  const spent = new Float32Array(labelOf.length).fill(CAUTION);
  const restsUntil = new Uint16Array(vectors.length);
  const order = vectors.map((_, at) => at);
  const random = randomFrom(seed);
  const scorer = new Scorer(parts);
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random);
    for (const at of order) {
      const vector = vectors[at];
      if (!vector || (restsUntil[at] ?? 0) > round) continue;
      const label = wanted[at] ?? 0;
      scorer.weigh(vector);
      const missing = 1 - scorer.of(label);
      if (missing < LEARNED) restsUntil[at] = round + 1 + REST;
      if (missing > SURE) step(vector, label);
    }
  }
  return weights;

  function step({ features, strengths }: Vector, label: number): void {
    const { probabilities } = scorer;
    probabilities[label] = (probabilities[label] ?? 0) - 1;
    for (let at = 0; at < features.length; at++) {
      const feature = features[at] ?? 0;
      const strength = strengths[at] ?? 0;
      const end = starts[feature + 1] ?? 0;
      for (let place = starts[feature] ?? 0; place < end; place++) {
        const wrong = probabilities[labelOf[place] ?? 0] ?? 0;
        if (wrong < SURE && wrong > -SURE) continue;
        const slope = wrong * strength;
        const total = (spent[place] ?? 0) + slope * slope;
        spent[place] = total;
        weights[place] = (weights[place] ?? 0) - (PACE * slope) / Math.sqrt(total);
      }
    }
  }
}

/** Which labels have met which feature. */
function placesOf(
  vectors: readonly Vector[],
  wanted: Uint16Array,
  labelCount: number,
): { starts: Int32Array; labelOf: Uint16Array } {
  const uses = new Uint32Array(FEATURES);
  for (const { features } of vectors)
    for (const feature of features) uses[feature] = (uses[feature] ?? 0) + 1;
  // Each meeting as one number, so that sorting brings the same ones together: sets would take ten times the memory.
  const meetings = new Float64Array(vectors.reduce((total, { features }) => total + features.length, 0));
  let count = 0;
  vectors.forEach(({ features }, at) => {
    for (const feature of features)
      if ((uses[feature] ?? 0) >= LEAST_USES) meetings[count++] = feature * labelCount + (wanted[at] ?? 0);
  });
  const sorted = meetings.subarray(0, count).sort();
  const starts = new Int32Array(FEATURES + 1);
  const labelOf = new Uint16Array(count);
  let place = 0;
  let at = 0;
  for (let feature = 0; feature < FEATURES; feature++) {
    const first = place;
    for (let last = -1; at < count && (sorted[at] ?? 0) < (feature + 1) * labelCount; at++) {
      const meeting = sorted[at] ?? 0;
      if (meeting !== last) labelOf[place++] = meeting - feature * labelCount;
      last = meeting;
    }
    if (place - first > MOST_LABELS) place = first;
    starts[feature + 1] = place;
  }
  return { starts, labelOf: labelOf.slice(0, place) };
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
