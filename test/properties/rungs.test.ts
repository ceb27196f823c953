import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueAt, parseRung, readRungParts, rungOf } from '../../src/reminders/rung.ts';

const zones = ['America/Los_Angeles', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Africa/Casablanca'];

/** Every change of the clocks from 2015 to 2030: the first moment after it. */
function changesIn(timeZone: string): Temporal.ZonedDateTime[] {
  const changes: Temporal.ZonedDateTime[] = [];
  let at = Temporal.ZonedDateTime.from({ timeZone, year: 2015, month: 1, day: 1 });
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (next === null || next.year > 2030) return changes;
    changes.push(next);
    at = next;
  }
}

const hours = ['00:00', '00:30', '01:30', '02:15', '02:30', '03:00', '09:00', '18:00', '23:45'];

/** When the clocks there show this, reckoned with the offsets on either side of the change alone; none: they skip it. */
function shownAt(local: Temporal.PlainDateTime, change: Temporal.ZonedDateTime): number[] {
  const before = change.subtract({ minutes: 1 }).offsetNanoseconds;
  const asUtc = local.toZonedDateTime('UTC').epochMilliseconds;
  return [before, change.offsetNanoseconds]
    .map((offset, side) => ({ at: asUtc - offset / 1e6, side }))
    .filter(({ at, side }) => (side === 0 ? at < change.epochMilliseconds : at >= change.epochMilliseconds))
    .map(({ at }) => at);
}

describe.each(zones)('every clock change of %s from 2015 to 2030', (timeZone) => {
  const changes = changesIn(timeZone);

  test('there are some', () => expect(changes.length).toBeGreaterThan(5));

  test('a reminder at a time of day goes out when the clocks show it, the first time if twice, later if never', () => {
    for (const change of changes) {
      const day = change.toPlainDate();
      for (const at of hours) {
        const local = day.toPlainDateTime(at);
        const [first] = shownAt(local, change);
        const jump = change.offsetNanoseconds - change.subtract({ minutes: 1 }).offsetNanoseconds;
        const skipped =
          local.toZonedDateTime('UTC').epochMilliseconds - (change.offsetNanoseconds - jump) / 1e6;
        for (const days of [0, 1, 2, 7]) {
          const start = day.add({ days }).toZonedDateTime({ timeZone, plainTime: '23:50' });
          const due = dueAt({ start }, `P${days}D ${at}`);
          expect(due, `P${days}D ${at} before ${start}`).toBe(first ?? skipped);
        }
      }
    }
  });

  test('days keep the hour on the wall, hours are real hours', () => {
    for (const change of changes) {
      const start = change.toPlainDate().add({ days: 1 }).toZonedDateTime({ timeZone, plainTime: '10:00' });
      const days = Temporal.Instant.fromEpochMilliseconds(dueAt({ start }, 'P3D')).toZonedDateTimeISO(
        timeZone,
      );
      expect(days.toPlainDateTime().toString()).toBe(
        `${change.toPlainDate().subtract({ days: 2 })}T10:00:00`,
      );
      expect(dueAt({ start }, 'PT72H')).toBe(start.epochMilliseconds - 72 * 3_600_000);
    }
  });

  test('an event that is moved across it is reminded of at the same time of day', () => {
    for (const change of changes) {
      const before = change
        .toPlainDate()
        .subtract({ days: 3 })
        .toZonedDateTime({ timeZone, plainTime: '10:00' });
      for (const start of [before, before.add({ days: 7 }), before.add({ days: 7 }).withPlainTime('20:30')]) {
        const due = Temporal.Instant.fromEpochMilliseconds(dueAt({ start }, 'P1D 18:00')).toZonedDateTimeISO(
          timeZone,
        );
        expect(due.toPlainDateTime().toString()).toBe(
          `${start.toPlainDate().subtract({ days: 1 })}T18:00:00`,
        );
      }
    }
  });
});

test('late in the evening of a day that loses its last hour, it is still that day', () => {
  // Nuuk: 23:00 to 24:00 does not exist on March 30, 2024.
  const start = Temporal.ZonedDateTime.from('2024-03-31T23:30[America/Nuuk]');
  const due = Temporal.Instant.fromEpochMilliseconds(dueAt({ start }, 'P1D 18:00'));
  expect(due.toZonedDateTimeISO('America/Nuuk').toPlainDateTime().toString()).toBe('2024-03-30T18:00:00');
});

const rung = fc
  .tuple(
    fc.oneof(
      fc.nat(60).map((days) => `P${days}D`),
      fc.nat(60).map((days) => `P${days + 1}D 18:00`),
      fc.integer({ min: 1, max: 10_000 }).map((minutes) => `PT${minutes}M`),
    ),
    fc.constantFrom('', ' to going', ' to going-or-maybe', ' to speakers', ' to personal'),
    fc.constantFrom('', ' about access'),
  )
  .map((parts) => parts.join(''));

test('a rung is read and written as the same text, whatever is in it', () => {
  fc.assert(
    fc.property(rung, (text) => {
      const parts = parseRung(text);
      expect(parseRung(rungOf(parts))).toEqual(parts);
      if (!text.startsWith('P0D')) expect(rungOf(parts)).toBe(text);
    }),
  );
});

test('anything else is no rung, and nothing breaks', () => {
  const word = fc.constantFrom(
    'P1D',
    'PT2H',
    '18:00',
    '24:00',
    '6pm',
    'to',
    'going',
    'everyone',
    'about',
    'access',
    '-P1D',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(word).map((words) => words.join(' ')),
      ),
      (text) => {
        const parts = readRungParts(text);
        if (parts !== null)
          expect(dueAt({ start: Temporal.ZonedDateTime.from('2026-12-01T10:00[UTC]') }, text)).toBeTypeOf(
            'number',
          );
      },
    ),
  );
});
