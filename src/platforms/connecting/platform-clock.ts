/** How many sightings are remembered: clocks drift, and the oldest ones go. */
const remembered = 20;

/** What we know of a platform's clock from the times that it puts on things. */
export interface PlatformClock {
  /** Something that has just come in bears this time (epoch ms). */
  saw(at: number): void;
  /** Epoch milliseconds by that clock, late by the shortest way that anything took to us. */
  now(): number;
}

/** Ours until something has been seen: whoever compares what people did must date all of it by one clock. */
export function platformClock(ours: () => number = Date.now): PlatformClock {
  const ahead: number[] = [];
  return {
    saw(at) {
      ahead.push(ours() - at);
      if (ahead.length > remembered) ahead.shift();
    },
    now: () => ours() - (ahead.length === 0 ? 0 : Math.min(...ahead)),
  };
}
