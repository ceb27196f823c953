import { dueAt, type Rung } from '../../reminders/rung.ts';
import type { Series } from '../../store/series.ts';
import { datesAfter, timeOn } from './recurrence.ts';
import { recurrenceOf } from './series-of.ts';

/** Days on which an event of a series stands already, whatever became of it. */
export type Taken = ReadonlySet<string>;

/** A next one to be posted: the first day that is still to come, is not left out, and has no event yet. */
export async function scheduled(
  series: Series,
  taken: Taken,
  ladder: readonly Rung[],
  now: number,
): Promise<Pick<Series, 'next' | 'postAt'>> {
  const [next] = await comingDates(series, taken, now, 1);
  if (!next) return { next: null, postAt: null };
  return { next: next.toString(), postAt: postAt(series, next, ladder) };
}

/** The next days on which one is to be posted, at most so many. */
async function comingDates(
  series: Series,
  taken: Taken,
  now: number,
  atMost: number,
): Promise<Temporal.PlainDate[]> {
  const recurrence = recurrenceOf(series);
  const yesterday = dateAt(now, series.timeZone).subtract({ days: 1 });
  // Besides those that are taken, the ones of yesterday and today may have begun.
  const ahead = [...taken].filter((date) => date > yesterday.toString()).length;
  const dates = await datesAfter(recurrence, yesterday, atMost + ahead + 2);
  return dates
    .filter((date) => !taken.has(date.toString()) && timeOn(recurrence, date).epochMilliseconds > now)
    .slice(0, atMost);
}

/** When the event of that day is to be posted (epoch ms): a day before its first reminder, or before it begins. */
export function postAt(
  series: Pick<Series, 'first' | 'timeZone'>,
  date: Temporal.PlainDate,
  ladder: readonly Rung[],
): number {
  const start = timeOn(series, date);
  const first = Math.min(start.epochMilliseconds, ...ladder.map((rung) => dueAt({ start }, rung)));
  const reminded = Temporal.Instant.fromEpochMilliseconds(first).toZonedDateTimeISO(series.timeZone);
  return reminded.subtract({ days: 1 }).epochMilliseconds;
}

/** The day that a calendar there shows at this moment (epoch ms). */
export function dateAt(moment: number, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone).toPlainDate();
}
