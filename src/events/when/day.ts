/** The day as typed: what it can be, and what comes round next when it has gone by. */
export interface Day {
  /** In order: the first on which the hour is still ahead is meant. "martes" is today if a Tuesday, or in a week. */
  dates: readonly [Temporal.PlainDate, ...Temporal.PlainDate[]];
  /** ISO weekday (1 Monday to 7 Sunday) typed along with a date, which the date has to be. */
  weekday: number | null;
  /** The step to the next day like it, for a suggestion. */
  every: 'day' | 'week' | 'year';
  /** "next Friday" said earlier in that week: the Friday some would mean. */
  alternative: Temporal.PlainDate | null;
}

/** Nothing but an hour: today, or tomorrow once it has passed. */
export function anyDay(today: Temporal.PlainDate): Day {
  return { dates: [today, today.add({ days: 1 })], weekday: null, every: 'day', alternative: null };
}

/** One certain date: "tomorrow", "in 3 days", "2026-12-01". */
export function certainDay(date: Temporal.PlainDate, weekday: number | null, every: Day['every']): Day {
  return { dates: [date], weekday, every, alternative: null };
}

/** How a weekday was said. */
type WeekdayOf = 'coming' | 'next' | 'this week' | 'next week';

/**
 * A weekday by name. "Tuesday", "this Tuesday", "martes" and "este martes": the coming one, today included while
 * the hour is ahead. "next Tuesday" and "el próximo martes" (or "que viene"), the same in both languages: the first
 * Tuesday after today. English speakers are divided when that day is still in this week (Monday to Sunday), so
 * the one a week later is then the alternative, to be shown with the echo. "Tuesday next week": of the week
 * beginning next Monday.
 */
export function weekdayDay(weekday: number, said: WeekdayOf, today: Temporal.PlainDate): Day {
  const inThisWeek = today.add({ days: weekday - today.dayOfWeek });
  if (said === 'this week') return certainDay(inThisWeek, null, 'week');
  if (said === 'next week') return certainDay(inThisWeek.add({ days: 7 }), null, 'week');
  const ahead = (weekday - today.dayOfWeek + 7) % 7;
  if (said === 'coming') {
    const first = today.add({ days: ahead });
    return { dates: [first, first.add({ days: 7 })], weekday: null, every: 'week', alternative: null };
  }
  const first = today.add({ days: ahead === 0 ? 7 : ahead });
  const later = weekday > today.dayOfWeek ? first.add({ days: 7 }) : null;
  return { dates: [first], weekday: null, every: 'week', alternative: later };
}

/** A month and day without a year: the first from today on. Null if no year has it ("February 30"). */
export function yearlyDay(
  month: number,
  day: number,
  weekday: number | null,
  today: Temporal.PlainDate,
): Day | null {
  // February 29 can be eight years away (2096 to 2104).
  for (let year = today.year; year <= today.year + 8; year++) {
    const date = dateIn(year, month, day);
    if (date !== null && Temporal.PlainDate.compare(date, today) >= 0)
      return certainDay(date, weekday, 'year');
  }
  return null;
}

/** "the 10th", "martes 10": the first tenth from today on, then the one after. Null for a day no month has. */
export function monthlyDay(day: number, weekday: number | null, today: Temporal.PlainDate): Day | null {
  const dates: Temporal.PlainDate[] = [];
  const firstOfMonth = today.with({ day: 1 });
  for (let months = 0; months < 5 && dates.length < 2; months++) {
    const { year, month } = firstOfMonth.add({ months });
    const date = dateIn(year, month, day);
    if (date !== null && Temporal.PlainDate.compare(date, today) >= 0) dates.push(date);
  }
  const [first, second] = dates;
  return first && second ? { dates: [first, second], weekday, every: 'week', alternative: null } : null;
}

/** The date, or null when the calendar has none such: never February 30 rolled into March. */
export function dateIn(year: number, month: number, day: number): Temporal.PlainDate | null {
  if (month < 1 || month > 12 || day < 1) return null;
  const date = Temporal.PlainDate.from({ year, month, day });
  return date.day === day ? date : null;
}
