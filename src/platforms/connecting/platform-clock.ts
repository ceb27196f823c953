/** How many sightings are remembered: clocks drift, and the oldest ones go. */
const remembered = 20;
/** What lies further (ms) from what the platform's servers say of the time came late, or was seen by a clock that has jumped. */
const farOff = 5_000;

/** What we know of a platform's clock. Whoever compares what people did must date all of it by one clock. */
export interface PlatformClock {
  /** Something that has just come in bears this time (epoch ms). */
  saw(at: number): void;
  /** An answer's `Date` header says this (epoch ms, a whole second). */
  told(at: number): void;
  /** Epoch milliseconds by that clock, late by the shortest way that anything took to us; ours until something was seen. */
  now(): number;
}

export function platformClock(ours: () => number = Date.now): PlatformClock {
  /** By how much (ms) ours was ahead at each sighting. */
  let ahead: number[] = [];
  let dates: number[] = [];
  let coarse: number | null = null;
  let last = Number.NEGATIVE_INFINITY;
  const isFarOff = (by: number) => coarse !== null && Math.abs(by - coarse) > farOff;
  return {
    saw(at) {
      const by = ours() - at;
      // Slack repeats what it thinks was not heard after up to five minutes.
      if (isFarOff(by)) return;
      ahead.push(by);
      if (ahead.length > remembered) ahead.shift();
    },
    told(at) {
      const by = ours() - at;
      // The least of the last few comes nearest to the true second; a jump of a clock begins anew.
      if (dates.some((date) => Math.abs(date - by) > farOff)) dates = [];
      dates.push(by);
      if (dates.length > remembered) dates.shift();
      coarse = Math.min(...dates);
      ahead = ahead.filter((each) => !isFarOff(each));
    },
    now() {
      const reckoned = ours() - (ahead.length > 0 ? Math.min(...ahead) : (coarse ?? 0));
      // What is done after something else is not dated before it, because less is known of the clock by then.
      if (reckoned > last || last - reckoned > farOff) last = reckoned;
      return last;
    },
  };
}
