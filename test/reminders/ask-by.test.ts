import { describe, expect, test } from 'vitest';
import { askBy } from '../../src/reminders/ask-by.ts';

const timeZone = 'America/Los_Angeles';

/** Until when to ask, as "Tue 2026-11-24 10:00". */
function lastDay(start: string, ahead: Parameters<typeof askBy>[1]): string | null {
  const last = askBy(Temporal.PlainDateTime.from(start).toZonedDateTime(timeZone), ahead);
  if (last === null) return null;
  return `${last.toLocaleString('en', { weekday: 'short' })} ${last.toPlainDate()} ${last.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

describe('five business days before', () => {
  test.each([
    ['a Tuesday', '2026-12-01T10:00', 'Tue 2026-11-24 10:00'],
    ['a Wednesday', '2026-12-02T10:00', 'Wed 2026-11-25 10:00'],
    ['a Friday', '2026-12-04T10:00', 'Fri 2026-11-27 10:00'],
    ['a Monday', '2026-12-07T10:00', 'Mon 2026-11-30 10:00'],
    ['a Saturday', '2026-12-05T10:00', 'Mon 2026-11-30 10:00'],
    ['a Sunday', '2026-12-06T10:00', 'Mon 2026-11-30 10:00'],
    ['the Tuesday after the clocks changed', '2026-11-03T10:00', 'Tue 2026-10-27 10:00'],
    ['a Monday at an hour that Sunday skipped', '2026-03-09T02:30', 'Mon 2026-03-02 02:30'],
  ])('%s is %s: %s', (_, start, last) => {
    expect(lastDay(start, { unit: 'business-days', count: 5 })).toBe(last);
  });
});

describe('72 hours before', () => {
  test.each([
    ['a Friday', '2026-12-04T10:00', 'Tue 2026-12-01 10:00'],
    ['a Tuesday, when the office is closed', '2026-12-01T10:00', 'Fri 2026-11-27 10:00'],
    ['a Wednesday, on a Sunday', '2026-12-02T10:00', 'Fri 2026-11-27 10:00'],
  ])('%s', (_, start, last) => {
    expect(lastDay(start, { unit: 'hours', count: 72 })).toBe(last);
  });
});

test('where nobody says how far ahead, there is no last day', () => {
  expect(lastDay('2026-12-01T10:00', { unit: 'early' })).toBeNull();
});
