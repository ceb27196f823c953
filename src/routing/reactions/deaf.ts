/** Since when (epoch ms, the platform's clock) reactions on each platform may have been missed; null: none can have been. */
export interface Deaf {
  since(platform: string): number | null;
  /** The connection broke. If not all has been read since an earlier break, that one stands. */
  falls(platform: string, now: number): void;
  /** Another process listened until this moment, and this one does from now on. */
  follows(platform: string, moment: number): void;
  /** All that was missed since `since` has been read. */
  hearsAgain(platform: string, since: number | null): void;
}

/** `start`: until when (epoch ms) the last process surely listened, by its last note or by what somebody did. */
export function deafness(start: number): Deaf {
  const moments = new Map<string, number | null>();
  const since = (platform: string) => (moments.has(platform) ? (moments.get(platform) ?? null) : start);
  return {
    since,
    falls(platform, now) {
      if (since(platform) === null) moments.set(platform, now);
    },
    follows(platform, moment) {
      moments.set(platform, moment);
    },
    hearsAgain(platform, moment) {
      if (since(platform) === moment) moments.set(platform, null);
    },
  };
}
