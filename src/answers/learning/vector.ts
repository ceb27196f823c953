import type { Features } from './feature-reader.ts';

/** The features of a text and their strengths, of length 1 together. */
export type Vector = { readonly features: Int32Array; readonly strengths: Float32Array };

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
