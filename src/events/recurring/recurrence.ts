import { type Rule, ruleText } from './rule.ts';

/** What comes again, by the clock on the wall: 10:00 stays 10:00 when the clocks change. */
export interface Recurrence {
  readonly rule: Rule;
  /** The first time, which is on the rule. */
  readonly first: Temporal.PlainDateTime;
  readonly timeZone: string;
  /** Days (`2026-12-08`) that are left out. They count towards a number of times. */
  readonly skipped: readonly string[];
}

type Days = Pick<Recurrence, 'rule' | 'first' | 'skipped'>;

/**
 * The next days on which it comes, at most so many: those after a day, or from the first one on. The library knows days
 * alone (as midnights of UTC): of an hour that a change of the clocks skips it would leave the day out.
 */
export async function datesAfter(
  { rule, first, skipped }: Days,
  after: Temporal.PlainDate | null,
  atMost: number,
): Promise<Temporal.PlainDate[]> {
  const { RRuleTemporal } = await import('rrule-temporal');
  const days = new RRuleTemporal({ rruleString: ruleText(rule), dtstart: midnight(first.toPlainDate()) });
  const dates: Temporal.PlainDate[] = [];
  const before = first.toPlainDate().subtract({ days: 1 });
  let at = after && Temporal.PlainDate.compare(after, before) > 0 ? after : before;
  while (dates.length < atMost) {
    const next = days.next(midnight(at));
    if (next === null) break;
    at = Temporal.PlainDate.from(next.toString().slice(0, 10));
    if (!skipped.includes(at.toString())) dates.push(at);
  }
  return dates;
}

/** When it begins on such a day. A time that is skipped there is as long after the change; of two the first is meant. */
export function timeOn(
  { first, timeZone }: Pick<Recurrence, 'first' | 'timeZone'>,
  date: Temporal.PlainDate,
): Temporal.ZonedDateTime {
  return date
    .toPlainDateTime(first.toPlainTime())
    .toZonedDateTime(timeZone, { disambiguation: 'compatible' });
}

/** The first day at or after another one that is of the kind that a rule names, whenever it begins or ends. */
export async function firstOn(rule: Rule, from: Temporal.PlainDate): Promise<Temporal.PlainDate> {
  const always = { ...rule, interval: 1, until: null, count: null };
  const [first] = await datesAfter({ rule: always, first: from.toPlainDateTime(), skipped: [] }, null, 1);
  if (!first) throw new RangeError(`no day is on ${ruleText(rule)}`);
  return first;
}

/** How often it comes in all, days left out counted; null: it has no end. */
export async function timesOf({ rule, first }: Pick<Recurrence, 'rule' | 'first'>): Promise<number | null> {
  if (rule.count !== null) return rule.count;
  if (rule.until === null) return null;
  return (await datesAfter({ rule, first, skipped: [] }, null, Number.POSITIVE_INFINITY)).length;
}

function midnight(date: Temporal.PlainDate): Temporal.ZonedDateTime {
  return date.toZonedDateTime('UTC');
}
