import { type Occasion, occasionOf } from '../reminders/late.ts';
import { dueAt, readRungParts } from '../reminders/rung.ts';
import type { Event } from '../store/events.ts';
import type { OutboxRow } from '../store/outbox.ts';

/** When (epoch ms) a reminder was to go out, however often it was put off since. */
export function plannedAt(
  {
    rung,
    dueAt: due,
    attempts,
    error,
  }: Pick<OutboxRow, 'rung' | 'dueAt'> & Partial<Pick<OutboxRow, 'attempts' | 'error'>>,
  event: Pick<Event, 'start'>,
): number {
  const isFirstTry = attempts !== undefined && attempts <= 1 && error === null;
  return isFirstTry || readRungParts(rung) === null ? due : dueAt(event, rung);
}

/** A reminder as it is to be said at `now` (epoch ms): how late it is counts from when it was planned. */
export function occasionAt(row: OutboxRow, event: Pick<Event, 'start'>, now: number): Occasion {
  return occasionOf({ rung: row.rung, state: row.state, dueAt: plannedAt(row, event) }, now);
}
