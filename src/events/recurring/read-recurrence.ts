import { type DaysOfRule, type ReadDays, readDays } from './read-days.ts';
import { type Ending, readEnding, readLastDay } from './read-ending.ts';
import { agrees, readHour } from './read-hour.ts';
import { firstOn } from './recurrence.ts';
import { dashedRanges, foldRecurrence, recurrenceTerms } from './recurrence-terms.ts';
import type { Rule } from './rule.ts';

/** Why a text was not taken as a rule; what is not clear is never guessed. */
export type RecurrenceFailure =
  | { readonly reason: 'unreadable' }
  /** "Every second Tuesday": the second of the month, or every two weeks? */
  | { readonly reason: 'which'; readonly nth: number; readonly weekday: number }
  /** Another hour than the one at which it begins. */
  | { readonly reason: 'other-time' }
  | { readonly reason: 'ends-unreadable' }
  | { readonly reason: 'ends-before'; readonly first: Temporal.PlainDate; readonly last: Temporal.PlainDate }
  | { readonly reason: 'ends-too-late'; readonly limit: Temporal.PlainDate };

/** The rule, and the first day on it at or after the day that was typed. */
export type RecurrenceResult =
  | { readonly ok: true; readonly rule: Rule; readonly first: Temporal.PlainDate }
  | { readonly ok: false; readonly failure: RecurrenceFailure };

/** So long a series can be, and so often it can come. Whoever plans further ahead does so without an end. */
const longest = { years: 5 };
const mostTimes = 500;

const refuse = (failure: RecurrenceFailure): RecurrenceResult => ({ ok: false, failure });

/**
 * Reads by which days something comes again, in English, Spanish or both at once, and until when: "every Tuesday and
 * Friday until December 18", "el primer viernes de cada mes, 8 veces". Every word must be understood. What the words leave
 * open is taken from `start`, the time that was typed for the first: its weekday for "weekly"; and an hour beside the days
 * has to be its hour. "For 8 weeks" counts from the first day on the rule.
 */
export async function readRecurrence(text: string, start: Temporal.ZonedDateTime): Promise<RecurrenceResult> {
  const folded = foldRecurrence(text);
  if (folded === null) return refuse({ reason: 'unreadable' });
  const ended = readEnding(dashedRanges(folded));
  if (ended === null) return refuse({ reason: 'ends-unreadable' });
  const { hour, rest } = readHour(ended.rest);
  const terms = recurrenceTerms(rest);
  const read = terms === null ? null : readDays(terms);
  if (read === null) return refuse({ reason: 'unreadable' });
  if (hour && !agrees(hour, start.toPlainTime())) return refuse({ reason: 'other-time' });
  if (read.is === 'which') return refuse({ reason: 'which', nth: read.nth, weekday: read.weekday });
  const days = { ...daysOf(read, start), until: null, count: null };
  const first = await firstOn(days, start.toPlainDate());
  return withEnding(days, ended.ending, first, start);
}

function daysOf(read: Exclude<ReadDays, { is: 'which' }>, start: Temporal.ZonedDateTime): DaysOfRule {
  if (read.is === 'days') return read.days;
  const weekdays = [{ weekday: start.dayOfWeek, nth: null }];
  return { every: 'week', interval: read.interval, weekdays, monthDays: [] };
}

async function withEnding(
  days: Rule,
  ending: Ending | null,
  first: Temporal.PlainDate,
  start: Temporal.ZonedDateTime,
): Promise<RecurrenceResult> {
  if (ending === null) return { ok: true, rule: days, first };
  if (ending.by === 'count') {
    if (ending.times < 2 || ending.times > mostTimes) return refuse({ reason: 'ends-unreadable' });
    return { ok: true, rule: { ...days, count: ending.times }, first };
  }
  const last =
    ending.by === 'length'
      ? first.add(ending.length).subtract({ days: 1 })
      : await readLastDay(ending.typed, start);
  if (last === null) return refuse({ reason: 'ends-unreadable' });
  if (Temporal.PlainDate.compare(last, first) < 0) return refuse({ reason: 'ends-before', first, last });
  const limit = first.add(longest);
  if (Temporal.PlainDate.compare(last, limit) > 0) return refuse({ reason: 'ends-too-late', limit });
  return { ok: true, rule: { ...days, until: last }, first };
}
