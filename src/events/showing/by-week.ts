import type { Event } from '../../store/events.ts';

/** The events that begin in one week, Monday to Sunday. */
export interface Week {
  readonly monday: Temporal.PlainDate;
  /** How many weeks from the present one; 0 also for what began before it and goes on. */
  readonly ahead: number;
  readonly events: readonly Event[];
}

/**
 * Events, soonest first, by the week in which they begin.
 * @param timeZone the zone whose days count; null: each event's own.
 * @param now epoch ms.
 */
export function byWeek(events: readonly Event[], timeZone: string | null, now: number): readonly Week[] {
  const weeks = new Map<number, { monday: Temporal.PlainDate; ahead: number; events: Event[] }>();
  for (const event of events) {
    const zone = timeZone ?? event.start.timeZoneId;
    const present = mondayOf(Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone));
    const monday = mondayOf(event.start.withTimeZone(zone));
    const ahead = Math.max(0, present.until(monday).days / 7);
    const week = weeks.get(ahead) ?? { monday, ahead, events: [] };
    week.events.push(event);
    weeks.set(ahead, week);
  }
  return [...weeks.values()].toSorted((a, b) => a.ahead - b.ahead);
}

function mondayOf(at: Temporal.ZonedDateTime): Temporal.PlainDate {
  return at.toPlainDate().subtract({ days: at.dayOfWeek - 1 });
}
