import { isAhead } from './choose-start.ts';
import { type Day, dateIn } from './day.ts';

/**
 * The first time ahead of now that is like one gone by, at the same hour: another day, the same weekday, or the
 * same month and day. Null when the two years a suggestion may reach hold none (February 29).
 */
export function nextLike(
  at: Temporal.ZonedDateTime,
  every: Day['every'],
  now: Temporal.ZonedDateTime,
): Temporal.ZonedDateTime | null {
  const today = now.toPlainDate();
  const dates: (Temporal.PlainDate | null)[] = [];
  if (every === 'year') {
    for (const years of [0, 1, 2]) dates.push(dateIn(today.year + years, at.month, at.day));
  } else {
    const ahead = every === 'day' ? 0 : (at.dayOfWeek - today.dayOfWeek + 7) % 7;
    const step = every === 'day' ? 1 : 7;
    for (const days of [ahead, ahead + step]) dates.push(today.add({ days }));
  }
  const limit = now.add({ years: 2 });
  for (const date of dates) {
    const next = date?.toZonedDateTime({ timeZone: at.timeZoneId, plainTime: at.toPlainTime() });
    if (next && isAhead(next, now) && !isAhead(next, limit)) return next;
  }
  return null;
}
