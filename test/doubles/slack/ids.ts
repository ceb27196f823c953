import { randomBytes } from 'node:crypto';
import type { Clock } from '../discord/clock.ts';

/** Makes the ids of one workspace: `U…`, `C…`, `V…`; unique, and telling nothing by their order. */
export class Ids {
  #made = 0;
  #lastMs = 0;
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** An id as Slack writes them: a letter for the kind, then capitals and digits. */
  next(prefix: string): string {
    this.#made += 1;
    const digits = (this.#made * 2_654_435_761).toString(36).toUpperCase();
    return `${prefix}0${digits.padStart(9, '0').slice(-9)}`;
  }

  /**
   * "messaging/retrieving-messages": a `ts` is seconds and microseconds, unique and growing. Nobody does two things in
   * one millisecond, so none have the same.
   */
  ts(): string {
    this.#lastMs = Math.max(this.#clock.now(), this.#lastMs + 1);
    const seconds = Math.floor(this.#lastMs / 1000);
    return `${seconds}.${String((this.#lastMs % 1000) * 1000).padStart(6, '0')}`;
  }
}

export function randomHex(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}
