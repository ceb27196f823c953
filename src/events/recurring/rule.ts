import { z } from 'zod';

/** By which days something comes again. A day is what a calendar has: the hour stands elsewhere. */
export interface Rule {
  readonly every: 'day' | 'week' | 'month';
  /** Every so many days, weeks or months. */
  readonly interval: number;
  /** Of a week or a month; none where it goes by `monthDays`, or every day. */
  readonly weekdays: readonly RuleDay[];
  /** 1 to 31, or -1 for the last one; months that have no such day are left out. */
  readonly monthDays: readonly number[];
  /** The last day that is still meant; null: it has no such end. */
  readonly until: Temporal.PlainDate | null;
  /** How often in all, those that are left out counted; null: it has no such end. */
  readonly count: number | null;
}

export interface RuleDay {
  /** ISO: 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
  /** Which one of the month, -1 for the last; null: each. */
  readonly nth: number | null;
}

const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const frequencies = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY' } as const;

/** As RFC 5545 writes it, without DTSTART: `FREQ=WEEKLY;BYDAY=TU,FR;UNTIL=20261218`. */
export function ruleText({ every, interval, weekdays, monthDays, until, count }: Rule): string {
  const days = weekdays.map(({ weekday, nth }) => `${nth ?? ''}${codes[weekday - 1]}`);
  return [
    `FREQ=${frequencies[every]}`,
    ...(interval > 1 ? [`INTERVAL=${interval}`] : []),
    ...(days.length > 0 ? [`BYDAY=${days.join(',')}`] : []),
    ...(monthDays.length > 0 ? [`BYMONTHDAY=${monthDays.join(',')}`] : []),
    ...(until === null ? [] : [`UNTIL=${until.toString().replaceAll('-', '')}`]),
    ...(count === null ? [] : [`COUNT=${count}`]),
  ].join(';');
}

const day = z.string().regex(/^(?:-1|[1-5])?(?:MO|TU|WE|TH|FR|SA|SU)$/);
const parts = z.strictObject({
  FREQ: z.enum(['DAILY', 'WEEKLY', 'MONTHLY']),
  INTERVAL: z.coerce.number().int().min(1).default(1),
  BYDAY: z.string().optional(),
  BYMONTHDAY: z.string().optional(),
  UNTIL: z
    .string()
    .regex(/^\d{8}$/)
    .optional(),
  COUNT: z.coerce.number().int().min(1).optional(),
});

/** The rule of a text that {@link ruleText} wrote. Throws ZodError for another one. */
export function ruleOf(text: string): Rule {
  const read = parts.parse(Object.fromEntries(text.split(';').map((part) => part.split('='))));
  const days = z.array(day).parse(read.BYDAY?.split(',') ?? []);
  return {
    every: ({ DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month' } as const)[read.FREQ],
    interval: read.INTERVAL,
    weekdays: days.map((each) => ({
      weekday: codes.findIndex((code) => each.endsWith(code)) + 1,
      nth: each.length > 2 ? Number(each.slice(0, -2)) : null,
    })),
    monthDays: z.array(z.coerce.number().int()).parse(read.BYMONTHDAY?.split(',') ?? []),
    until: read.UNTIL === undefined ? null : Temporal.PlainDate.from(read.UNTIL),
    count: read.COUNT ?? null,
  };
}

/** The same days, with no end any more after the one on which it stops. */
export function endedBy(rule: Rule, last: Temporal.PlainDate): Rule {
  return { ...rule, until: last, count: null };
}
