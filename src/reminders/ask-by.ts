import type { Ahead } from '../content/access.ts';

/** ISO weekday. */
const saturday = 6;

/**
 * Until when something must be asked for that a public office wants to know so far ahead; null where it does not say. The
 * office is taken to be closed on Saturdays and Sundays by the calendar of the event's zone: business days are counted
 * without them, and hours that end on one end on the Friday before. Holidays differ from city to city and are not known, so
 * whoever shows it must say "or earlier".
 */
export function askBy(start: Temporal.ZonedDateTime, ahead: Ahead): Temporal.ZonedDateTime | null {
  switch (ahead.unit) {
    case 'early':
      return null;
    case 'hours': {
      const at = start.subtract({ hours: ahead.count });
      return onDay(at, lastOpen(at.toPlainDate()));
    }
    case 'business-days':
      return onDay(start, openDaysBefore(start.toPlainDate(), ahead.count));
  }
}

function lastOpen(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.dayOfWeek < saturday ? day : day.subtract({ days: day.dayOfWeek - saturday + 1 });
}

/** The business day that lies so many of them before this day. */
export function openDaysBefore(day: Temporal.PlainDate, count: number): Temporal.PlainDate {
  return count === 0 ? day : openDaysBefore(lastOpen(day.subtract({ days: 1 })), count - 1);
}

/** The same hour of another day. */
function onDay(at: Temporal.ZonedDateTime, day: Temporal.PlainDate): Temporal.ZonedDateTime {
  return day.toZonedDateTime({ timeZone: at.timeZoneId, plainTime: at.toPlainTime() });
}
