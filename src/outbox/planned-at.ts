import { dueAt, readRungParts } from '../reminders/rung.ts';
import type { Event } from '../store/events.ts';
import type { OutboxRow } from '../store/outbox.ts';

/** When (epoch ms) a reminder was to go out, however often it was put off since. */
export function plannedAt(
  { rung, dueAt: due }: Pick<OutboxRow, 'rung' | 'dueAt'>,
  event: Pick<Event, 'start'>,
): number {
  return readRungParts(rung) === null ? due : dueAt(event, rung);
}
