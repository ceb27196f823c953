/** How many numbers features have: with so many, two that matter hardly ever share one. */
export const FEATURES = 2 ** 18;

/** A number for a text (FNV-1a, 32 bits). */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

/** One number for several, in this order. */
export function hashAll(first: number, ...others: readonly number[]): number {
  let hash = first;
  for (const other of others) {
    hash = Math.imul(hash ^ (hash >>> 15) ^ other, 0x85ebca6b);
    hash ^= hash >>> 13;
  }
  return hash;
}

/** The number of the feature with this hash, from 0 up to `FEATURES`. */
export function featureOf(hash: number): number {
  return (Math.imul(hash ^ (hash >>> 16), 0xc2b2ae35) >>> 0) % FEATURES;
}
