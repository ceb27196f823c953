/** How often a platform takes something. */
export interface Limit {
  /** One each so many milliseconds in the long run. */
  readonly everyMs: number;
  /** So many may come at once after a rest. */
  readonly burst: number;
  /**
   * And never more than so many within any such time (ms). A call counts from its begin until so long after its answer:
   * when in between it reached the platform nobody knows, so this holds however unsteady the way is.
   */
  readonly most?: { readonly calls: number; readonly withinMs: number };
}

/** Something that calls are counted for: a method, a channel, the whole bot. */
export interface Lane {
  readonly key: string;
  /** Null: as often as anybody likes, unless the platform asks to wait. */
  readonly limit: Limit | null;
  /** The answer to one call tells when the next may go. */
  readonly oneAtATime?: boolean;
}
