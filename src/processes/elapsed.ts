/** A moment by both clocks of this machine. */
export interface Moment {
  readonly steady: number;
  readonly wall: number;
}

export function moment(): Moment {
  return { steady: performance.now(), wall: Date.now() };
}

/**
 * How long ago (ms) it was, by the clock that says more. The steady one cannot be set, but stands still while the whole
 * machine sleeps; the one on the wall does not. A lease that is given up too early harms nobody.
 */
export function elapsed(since: Moment): number {
  return Math.max(performance.now() - since.steady, Date.now() - since.wall);
}
