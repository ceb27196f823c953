import type { Core } from '../core.ts';
import type { Event } from '../store/events.ts';
import { ladderOf } from './ladder.ts';
import { dueAt } from './rung.ts';

/** When this event's reminders will still go out, in its own zone, earliest first. */
export function reminderMoments(core: Core, event: Event): Temporal.ZonedDateTime[] {
  return ladderOf(event, core.content.campaign)
    .map((rung) => dueAt(event, rung))
    .filter((at) => at > core.clock.now())
    .sort((a, b) => a - b)
    .map((at) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(event.start.timeZoneId));
}
