import type { Day } from './day.ts';
import type { NamedZone } from './read-zone.ts';
import { onTheWall, type WallClock } from './wall-clock.ts';

/** A start on the first day that puts it ahead of now; `date` is that day, `minutes` the hour on it. */
export interface Start {
  wall: WallClock;
  date: Temporal.PlainDate;
  minutes: number;
  ahead: boolean;
}

/** The wall-clock time that many minutes after the midnight beginning a date (1440 is the next midnight). */
export function localTime(date: Temporal.PlainDate, minutes: number): Temporal.PlainDateTime {
  return date.toPlainDateTime().add({ minutes });
}

/** Places an hour on the first of a day's dates where it is still ahead; on the last if on none. */
export function chooseStart(
  day: Day,
  minutes: number,
  now: Temporal.ZonedDateTime,
  named: NamedZone | undefined,
): Start {
  const place = (date: Temporal.PlainDate): Start => {
    const wall = onTheWall(localTime(date, minutes), now.timeZoneId, named);
    if (wall.kind === 'repeated' && !isAhead(wall.at, now) && isAhead(wall.later, now)) {
      // Between the two: only one of them can still be meant.
      return { wall: { kind: 'once', at: wall.later }, date, minutes, ahead: true };
    }
    return { wall, date, minutes, ahead: isAhead(wall.at, now) };
  };
  let start = place(day.dates[0]);
  for (const date of day.dates.slice(1)) {
    if (start.ahead) return start;
    start = place(date);
  }
  return start;
}

/** Strictly after now: an event announced for this very moment has begun. */
export function isAhead(at: Temporal.ZonedDateTime, now: Temporal.ZonedDateTime): boolean {
  return Temporal.ZonedDateTime.compare(at, now) > 0;
}
