import type { Core } from '../core.ts';
import type { Event } from '../store/events.ts';
import { isToCome, ladderOf } from './ladder.ts';
import { dueAt, parseRung } from './rung.ts';

/** When this event's reminders will still go out to its channels, in its own zone, earliest first. */
export function reminderMoments(core: Core, event: Event): Temporal.ZonedDateTime[] {
  return ladderOf(event, core.content.campaign)
    .filter((rung) => parseRung(rung).to === 'channel' && isToCome(event, rung, core.clock.now()))
    .map((rung) => dueAt(event, rung))
    .sort((a, b) => a - b)
    .map((at) => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(event.start.timeZoneId));
}
