/** Where the core reads the time (epoch milliseconds); the playground's can be moved ahead. */
export interface Clock {
  now(): number;
  /** Milliseconds that go by evenly, whatever the clock is set to. Left out: this clock is moved on purpose. */
  steady?(): number;
}

export const systemClock: Clock = { now: () => Date.now(), steady: () => performance.now() };
