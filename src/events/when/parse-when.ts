import { canonicalPhrases } from './canonical-phrases.ts';
import { canonicalWords } from './canonical-words.ts';
import type { Clock } from './clock.ts';
import { certainDay } from './day.ts';
import { bothWays, examples, withHours } from './examples.ts';
import { foldText } from './fold-text.ts';
import { digitsForNumberWords } from './number-words.ts';
import { nameMonths } from './numeric-date.ts';
import { readClock } from './read-clock.ts';
import { readDay } from './read-day.ts';
import { readFromNow, readIsoInstant } from './read-exact.ts';
import { readZones } from './read-zone.ts';
import { settleMoment, settleWhen } from './settle-when.ts';
import type { WhenOptions, WhenResult } from './when.ts';

export type { WhenFailure, WhenLanguage, WhenOptions, WhenResult } from './when.ts';

/** An ISO date and time without an offset, whose "t" and zero seconds say nothing more. */
const isoTime = /(\d{4}-\d{2}-\d{2})[t ](\d{2}:\d{2})(?::00(?:\.0{1,9})?)?(?![\d:.])/;

const isoDate = /^\s*\d{4}-\d{2}-\d{2}\s*$/;

/** An hour that is certain. */
function hourOf({ hour, minute }: Temporal.PlainTime): Clock {
  return { hour, minute, half: null, leadingZero: true, part: null };
}

/**
 * Reads the time a person typed for an event, in English, Spanish or both at once, as the clock on the group's
 * wall. Every word must be understood: anything not accounted for makes the text unreadable, so that a time is
 * refused sooner than misread, and the caller still echoes the result for the person to confirm.
 *
 * - Year-less dates and weekdays are the next to come; an hour alone is today, or tomorrow once past.
 * - "next Tuesday" and "el próximo martes" are the first Tuesday after today (see `weekdayDay`).
 * - 1 to 8 with nothing to say morning or evening, and "midnight", are refused with both (see `clockReadings`).
 * - "12/1" is December 1 in the zones of the United States; elsewhere it is refused unless only one order
 *   gives a date.
 * - An ISO time with an offset is exact and converted. A zone named in words must be the group's, or is refused.
 * - Where a time is changed or repeated (`usual`), hours alone are on the same day, and a day alone is at the same hour.
 * - An end repeated or skipped by a clock change is the first moment after the start that shows it.
 *
 * Resolves always, whatever the text; rejects only for a time zone that does not exist (RangeError).
 */
export async function parseWhen(text: string, options: WhenOptions): Promise<WhenResult> {
  const now = options.now.toZonedDateTimeISO(options.timeZone);
  const today = now.toPlainDate();
  const unreadable = (suggestions = examples(options.language, today)): WhenResult => ({
    ok: false,
    failure: { reason: 'unreadable', suggestions },
  });

  const instant = text.length > 64 ? null : readIsoInstant(text);
  if (instant !== null) return settleMoment(instant.toZonedDateTimeISO(options.timeZone), now);
  const folded = foldText(text);
  if (folded === null) return unreadable();
  const { zones, rest } = readZones(folded, options.timeZone);
  const named = nameMonths(rest.replace(isoTime, '$1 $2'), options.timeZone);
  if (named === null) return unreadable();
  if (typeof named !== 'string') return unreadable(bothWays(text, named, options.language));
  const words = canonicalWords(digitsForNumberWords(named));
  if (words === null) return unreadable();
  const canonical = canonicalPhrases(words);

  const fromNow = readFromNow(canonical, options.now);
  if (fromNow !== null && zones.length === 0) {
    return settleMoment(fromNow.toZonedDateTimeISO(options.timeZone), now);
  }
  const clock = readClock(canonical);
  if (clock === null) return unreadable();
  const { usual } = options;
  const sameDay = clock.rest.trim() === '' ? usual?.date : null;
  const day = sameDay ? certainDay(sameDay, null, 'day') : await readDay(clock.rest, today);
  if (day === null) return unreadable();
  if (clock.start === null) {
    const [date] = day.dates;
    const aDay =
      (/[a-z]/.test(clock.rest) && clock.minutesLong === null) || (usual !== undefined && isoDate.test(text));
    // "tuesday 10" is most likely an hour: it is only a day when the 10th is a Tuesday.
    if (!aDay || (day.weekday !== null && day.weekday !== date.dayOfWeek)) return unreadable();
    if (usual) {
      const start = hourOf(usual.time);
      return settleWhen({ ...clock, start, day, zones, now }) ?? unreadable();
    }
    return {
      ok: false,
      failure: { reason: 'no-time', date, suggestions: withHours(date, options.language) },
    };
  }
  return settleWhen({ ...clock, start: clock.start, day, zones, now }) ?? unreadable();
}
