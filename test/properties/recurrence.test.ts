import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { datesAfter, firstOn, timeOn, timesOf } from '../../src/events/recurring/recurrence.ts';
import { type Rule, ruleOf, ruleText } from '../../src/events/recurring/rule.ts';
import { endAfter } from '../../src/events/repeating/wall-length.ts';
import { dueAt } from '../../src/reminders/rung.ts';

const zones = ['America/Los_Angeles', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Africa/Casablanca'];
const daily: Rule = { every: 'day', interval: 1, weekdays: [], monthDays: [], until: null, count: null };

/** The last moment before each change of the clocks, and the first after it. */
function clockChanges(timeZone: string): [before: Temporal.ZonedDateTime, after: Temporal.ZonedDateTime][] {
  const changes: [Temporal.ZonedDateTime, Temporal.ZonedDateTime][] = [];
  let at = Temporal.ZonedDateTime.from({ timeZone, year: 2015, month: 1, day: 1 });
  for (;;) {
    const after = at.getTimeZoneTransition('next');
    if (after === null || after.year > 2030) return changes;
    changes.push([after.subtract({ minutes: 1 }), after]);
    at = after;
  }
}

/** The moments (none, one or two) at which clocks there show this, by trying every minute that may be meant. */
function shown(local: Temporal.PlainDateTime, timeZone: string): Temporal.ZonedDateTime[] {
  const utc = local.toZonedDateTime('UTC').toInstant();
  const offsets = [
    ...new Set([-24, 24].map((hours) => utc.add({ hours }).toZonedDateTimeISO(timeZone).offset)),
  ];
  return offsets
    .map((offset) => Temporal.Instant.from(`${local}${offset}`).toZonedDateTimeISO(timeZone))
    .filter((at) => at.toPlainDateTime().equals(local))
    .sort(Temporal.ZonedDateTime.compare);
}

describe.each(zones)('every change of the clocks in %s from 2015 to 2030', (timeZone) => {
  const changes = clockChanges(timeZone);
  const day = (date: Temporal.PlainDate, time: Temporal.PlainTime) => date.toPlainDateTime(time);

  test('there are some', () => {
    expect(changes.length).toBeGreaterThan(5);
  });

  test('what comes again daily is at the same time by the clock on the wall, before and after', async () => {
    for (const [before, after] of changes) {
      const jump = after.offsetNanoseconds - before.offsetNanoseconds;
      const hours = [before.toPlainTime(), after.toPlainTime(), after.add({ minutes: 20 }).toPlainTime()];
      for (const time of [...hours, Temporal.PlainTime.from('10:00'), Temporal.PlainTime.from('00:00')]) {
        const first = day(after.toPlainDate().subtract({ days: 3 }), time);
        const dates = await datesAfter({ rule: daily, first, skipped: [] }, null, 6);
        expect(dates).toHaveLength(6);
        for (const [at, date] of dates.entries()) {
          expect(date.equals(first.toPlainDate().add({ days: at }))).toBe(true);
          const start = timeOn({ first, timeZone }, date);
          const [meant] = shown(day(date, time), timeZone);
          // Where no clock shows it, it is as long after the change as it would have been without one.
          if (meant) expect(start.equals(meant)).toBe(true);
          else expect(start.toPlainDateTime().equals(day(date, time).add({ nanoseconds: jump }))).toBe(true);
          const end = endAfter(start, Temporal.Duration.from({ hours: 8 }));
          if (meant && shown(day(date, time).add({ hours: 8 }), timeZone).length === 1)
            expect(end.toPlainDateTime().equals(day(date, time).add({ hours: 8 }))).toBe(true);
        }
      }
    }
  });

  test('reminders go by it too: a day before, and the evening before', () => {
    const evening = Temporal.PlainTime.from('18:00');
    for (const [, after] of changes) {
      for (const days of [0, 1, 2]) {
        const start = after.add({ days }).withPlainTime('10:00');
        const local = (rung: string) =>
          Temporal.Instant.fromEpochMilliseconds(dueAt({ start }, rung))
            .toZonedDateTimeISO(timeZone)
            .toPlainDateTime();
        const yesterday = start.toPlainDate().subtract({ days: 1 });
        expect(local('P1D').equals(day(yesterday, start.toPlainTime()))).toBe(true);
        expect(local('P1D 18:00').equals(day(yesterday, evening))).toBe(true);
        expect(local('P7D').equals(day(start.toPlainDate().subtract({ days: 7 }), start.toPlainTime()))).toBe(
          true,
        );
        expect(start.epochMilliseconds - dueAt({ start }, 'PT2H')).toBe(2 * 60 * 60_000);
      }
    }
  });
});

const someDay = fc
  .integer({ min: 0, max: 6000 })
  .map((days) => Temporal.PlainDate.from('2020-01-01').add({ days }));
const weekdaysOfWeek = fc
  .uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 })
  .map((days) => days.sort().map((weekday) => ({ weekday, nth: null })));
const nthDays = fc.uniqueArray(
  fc.record({ weekday: fc.integer({ min: 1, max: 7 }), nth: fc.constantFrom(1, 2, 3, 4, 5, -1) }),
  { minLength: 1, maxLength: 3, selector: ({ weekday, nth }) => `${nth} ${weekday}` },
);
const datesOfMonth = fc.uniqueArray(fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant(-1)), {
  minLength: 1,
  maxLength: 3,
});
const none = fc.constant([]);
const days = fc.oneof(
  fc.record({ every: fc.constant('day' as const), weekdays: none, monthDays: none }),
  fc.record({ every: fc.constant('week' as const), weekdays: weekdaysOfWeek, monthDays: none }),
  fc.record({ every: fc.constant('month' as const), weekdays: nthDays, monthDays: none }),
  fc.record({ every: fc.constant('month' as const), weekdays: none, monthDays: datesOfMonth }),
);
const ends = fc.oneof(
  fc.constant({ length: null, count: null }),
  fc.record({ length: fc.integer({ min: 0, max: 200 }), count: fc.constant(null) }),
  fc.record({ length: fc.constant(null), count: fc.integer({ min: 1, max: 12 }) }),
);

/** Whether the calendar says that this day is of that kind, interval and end aside. */
function isOn(rule: Rule, date: Temporal.PlainDate): boolean {
  if (rule.every === 'day') return true;
  if (rule.every === 'week') return rule.weekdays.some(({ weekday }) => weekday === date.dayOfWeek);
  const left = date.daysInMonth - date.day;
  const weeks = Math.ceil(date.day / 7);
  return (
    rule.monthDays.some((day) => day === date.day || (day === -1 && left === 0)) ||
    rule.weekdays.some(
      ({ weekday, nth }) => weekday === date.dayOfWeek && (nth === weeks || (nth === -1 && left < 7)),
    )
  );
}

function periodsBetween(every: Rule['every'], from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  if (every === 'day') return from.until(to).days;
  if (every === 'month') return (to.year - from.year) * 12 + to.month - from.month;
  const monday = (date: Temporal.PlainDate) => date.subtract({ days: date.dayOfWeek - 1 });
  return monday(from).until(monday(to)).days / 7;
}

/** The same day by day, as a person with a calendar would. */
function byHand(
  rule: Rule,
  first: Temporal.PlainDate,
  skipped: readonly string[],
  atMost: number,
): Temporal.PlainDate[] {
  const found: Temporal.PlainDate[] = [];
  let times = 0;
  for (let day = first; day.year < first.year + 30 && found.length < atMost; day = day.add({ days: 1 })) {
    if (rule.until && Temporal.PlainDate.compare(day, rule.until) > 0) break;
    if (!isOn(rule, day) || periodsBetween(rule.every, first, day) % rule.interval !== 0) continue;
    times += 1;
    if (rule.count !== null && times > rule.count) break;
    if (!skipped.includes(day.toString())) found.push(day);
  }
  return found;
}

test('what comes again does so on the days that a person with a calendar would count', async () => {
  await fc.assert(
    fc.asyncProperty(
      days,
      fc.integer({ min: 1, max: 4 }),
      ends,
      someDay,
      fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 4 }),
      fc.integer({ min: 0, max: 60 }),
      async (of, interval, { length, count }, from, left, later) => {
        const kind: Rule = { ...of, interval, until: null, count: null };
        const first = await firstOn(kind, from);
        let expected = from;
        while (!isOn(kind, expected)) expected = expected.add({ days: 1 });
        expect(first.toString()).toBe(expected.toString());

        const rule = { ...kind, until: length === null ? null : first.add({ days: length }), count };
        expect(ruleOf(ruleText(rule))).toEqual(rule);
        const all = byHand(rule, first, [], 12);
        const skipped = left.flatMap((at) => all[at]?.toString() ?? []);
        const recurrence = { rule, first: first.toPlainDateTime('10:00'), skipped };
        const wanted = byHand(rule, first, skipped, 8).map(String);
        expect((await datesAfter(recurrence, null, 8)).map(String)).toEqual(wanted);

        const after = first.add({ days: later });
        const coming = byHand(rule, first, skipped, 70).filter(
          (date) => Temporal.PlainDate.compare(date, after) > 0,
        );
        expect((await datesAfter(recurrence, after, 3)).map(String)).toEqual(coming.slice(0, 3).map(String));
        const ended = rule.until !== null || rule.count !== null;
        expect(await timesOf(recurrence)).toBe(
          ended ? (count ?? byHand(rule, first, [], 1000).length) : null,
        );
      },
    ),
    { numRuns: 300 },
  );
});
