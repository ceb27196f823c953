/** What a word may stand for. */
export interface Place {
  readonly kind: 'city' | 'region' | 'time';
  /** Its own key among regions: `US-CA`, `MX`. */
  readonly key: string | null;
  /** The keys of what it lies in. */
  readonly within: readonly string[];
  /** IANA names, where most people live first. */
  readonly zones: readonly string[];
  /** Whether namesakes were looked for: somebody put it into these lists, and not only the IANA. */
  readonly isListed: boolean;
}

/** A name, folded, of a place. */
export type Named = readonly [name: string, place: Place];
