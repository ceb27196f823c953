/** The waits (ms) between tries grow from the first to the longest. */
const firstWait = 60_000;
const longestWait = 6 * 60 * 60_000;

/** Who is to be left alone for now, and for longer each time: a platform that is away, a message that may not be edited. */
export interface Waits {
  must(name: string): boolean;
  /** Waits twice as long as the last time, and no less than `atLeast` (ms). */
  longer(name: string, atLeast: number): void;
  end(name: string): void;
}

/** `now` in epoch milliseconds. */
export function waits(now: () => number): Waits {
  const known = new Map<string, { readonly until: number; readonly wait: number }>();
  return {
    must: (name) => (known.get(name)?.until ?? 0) > now(),
    longer(name, atLeast) {
      const before = known.get(name)?.wait ?? firstWait / 2;
      const wait = Math.max(atLeast, Math.min(longestWait, before * 2));
      // The minute's wake may come a little early; a wait that ends just after it would cost another minute.
      known.set(name, { until: now() + wait - 1_000, wait });
    },
    end: (name) => void known.delete(name),
  };
}
