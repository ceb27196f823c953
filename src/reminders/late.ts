import type { OutboxRow } from '../store/outbox.ts';
import type { Rung } from './rung.ts';

/** Which reminder is said, and when. Times are epoch ms. */
export interface Occasion {
  readonly rung: Rung;
  readonly due: number;
  /** The moment for which its words must be right. */
  readonly asOf: number;
}

/** From so many milliseconds after its time on a reminder says that it is late. */
const lateAfter = 10 * 60_000;

/**
 * A reminder as it is to be said at `now`. One that was sent is only brought up to date: how late it was nobody needs to
 * read any more, and what could still be asked for when it came stays in it.
 */
export function occasionOf(
  { rung, dueAt, state }: Pick<OutboxRow, 'rung' | 'dueAt' | 'state'>,
  now: number,
): Occasion {
  return { rung, due: dueAt, asOf: state === 'sent' ? dueAt : now };
}

export function isLate({ due, asOf }: Occasion): boolean {
  return asOf - due > lateAfter;
}
