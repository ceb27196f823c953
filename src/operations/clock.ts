/** Where the core reads the time (epoch milliseconds); the playground's can be moved ahead. */
export interface Clock {
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
