import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quietUntil } from '../../src/people/quiet-hours.ts';

const minute = 60_000;
const zones = ['America/Los_Angeles', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Africa/Casablanca'];

/** Every moment (epoch ms) from 2015 to 2030 at which the clocks of a zone change. */
function changesOf(timeZone: string): number[] {
  const changes: number[] = [];
  let at = Temporal.ZonedDateTime.from({ timeZone, year: 2015, month: 1, day: 1 });
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (next === null || next.year > 2030) return changes;
    changes.push(next.epochMilliseconds);
    at = next;
  }
}

function clockAt(at: number, timeZone: string): Temporal.PlainTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainTime();
}

/** As somebody would say it who looks at their clock each minute. */
function isQuiet(at: number, from: Temporal.PlainTime, to: Temporal.PlainTime, timeZone: string): boolean {
  const clock = clockAt(at, timeZone).toString();
  const [begins, ends] = [from.toString(), to.toString()];
  if (begins === ends) return false;
  return begins < ends ? clock >= begins && clock < ends : clock >= begins || clock < ends;
}

const quarter = fc
  .integer({ min: 0, max: 95 })
  .map((quarters) => new Temporal.PlainTime(Math.floor(quarters / 4), (quarters % 4) * 15));

test.each(zones)(
  'around every change of the clocks of %s they end when the clock on the wall says so',
  (timeZone) => {
    const changes = changesOf(timeZone);
    const property = fc.property(
      fc.constantFrom(...changes),
      fc.integer({ min: -1_440, max: 1_440 }),
      quarter,
      quarter,
      (change, minutes, from, to) => {
        const at = change + minutes * minute;
        const until = quietUntil(at, { from, to, timeZone });
        let looked = at;
        while (isQuiet(looked, from, to, timeZone)) looked += minute;
        expect(until).toBe(looked === at ? null : looked);
      },
    );
    fc.assert(property, { numRuns: 150 });
  },
);

test.each([
  // The usual hours, on an evening in Los Angeles, and over both changes of 2027.
  ['2027-02-01T21:00', '2027-02-02T08:00-08:00'],
  ['2027-02-01T20:59', null],
  ['2027-02-02T07:59', '2027-02-02T08:00-08:00'],
  ['2027-02-02T08:00', null],
  ['2027-03-13T23:00', '2027-03-14T08:00-07:00'],
  ['2027-11-06T23:00', '2027-11-07T08:00-08:00'],
])('written at %s it waits until %s', (at, until) => {
  const moment = Temporal.PlainDateTime.from(at).toZonedDateTime('America/Los_Angeles');
  const hours = { from: Temporal.PlainTime.from('21:00'), to: Temporal.PlainTime.from('08:00') };
  const end = quietUntil(moment.epochMilliseconds, { ...hours, timeZone: 'America/Los_Angeles' });
  expect(end).toBe(until === null ? null : Temporal.Instant.from(until).epochMilliseconds);
});
