/** A classifier as plain data that can be handed to another process. */
export type ClassifierParts = {
  readonly labels: readonly string[];
  /** The weights of feature `n` are those from `starts[n]` up to `starts[n + 1]`, each for the label beside it. */
  readonly starts: Int32Array;
  readonly labelOf: Uint16Array;
  readonly weights: Float32Array;
};
