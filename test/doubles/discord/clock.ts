/** The double's time: the machine's, moved forward by the test (never slept through). */
export class Clock {
  #offset = 0;
  readonly #listeners = new Set<() => void>();

  now(): number {
    return Date.now() + this.#offset;
  }

  /** Lets time pass at once: tokens expire, posts age, rate limits reset. The bot's own clock is its own. */
  advance(ms: number): void {
    this.#offset += ms;
    for (const listener of this.#listeners) listener();
  }

  onAdvance(listener: () => void): void {
    this.#listeners.add(listener);
  }
}

/** A time as Discord writes it, with microseconds and an offset ("Reference": ISO8601 timestamps). */
export function timestamp(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '000+00:00');
}
