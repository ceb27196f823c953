import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatRange, formatWhen } from '../../src/events/when/format-when.ts';
import { parseWhen } from '../../src/events/when/parse-when.ts';

const zones = ['America/Los_Angeles', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Africa/Casablanca'];
const allZones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
const language = fc.constantFrom('en' as const, 'es' as const);
const now = Temporal.Instant.from('2026-11-24T20:00:00Z');
// From a day ahead, in minutes, to just short of the two years allowed.
const minutesAhead = fc.integer({ min: 24 * 60, max: 729 * 24 * 60 });

interface Change {
  at: Temporal.ZonedDateTime;
  /** How far the wall clock jumps, in minutes: forward is positive. */
  jump: number;
}

function clockChanges(timeZone: string, from: number, to: number): Change[] {
  const changes: Change[] = [];
  let at = Temporal.ZonedDateTime.from({ timeZone, year: from, month: 1, day: 1 });
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (next === null || next.year > to) return changes;
    const jump = (next.offsetNanoseconds - next.subtract({ nanoseconds: 1 }).offsetNanoseconds) / 60e9;
    if (jump !== 0) changes.push({ at: next, jump });
    at = next;
  }
}

const isoMinute = (local: Temporal.PlainDateTime, separator = 'T') =>
  local.toString({ smallestUnit: 'minute' }).replace('T', separator);

describe.each(zones)('every clock change of %s from 2015 to 2030', (timeZone) => {
  const changes = clockChanges(timeZone, 2015, 2030);

  test('there are some', () => {
    expect(changes.length).toBeGreaterThan(5);
  });

  test('times skipped and repeated are told, and only those', async () => {
    for (const { at, jump } of changes) {
      const asked = { language: 'en', now: at.subtract({ days: 20 }).toInstant(), timeZone } as const;
      const size = Math.abs(jump);
      // The wall clock at the change, on whichever side of it is earlier.
      const first = jump > 0 ? at.toPlainDateTime().subtract({ minutes: size }) : at.toPlainDateTime();
      for (const minutes of [0, size / 2, size - 1]) {
        const local = first.add({ minutes });
        const result = await parseWhen(isoMinute(local), asked);
        const failure = result.ok ? null : result.failure;
        if (jump > 0) {
          if (failure?.reason !== 'skipped')
            throw new Error(`${local} ${timeZone}: ${JSON.stringify(result)}`);
          expect(failure.local.equals(local)).toBe(true);
          expect(failure.suggestion.equals(at.add({ minutes }))).toBe(true);
        } else {
          if (failure?.reason !== 'repeated')
            throw new Error(`${local} ${timeZone}: ${JSON.stringify(result)}`);
          expect(failure.later.equals(at.add({ minutes }))).toBe(true);
          expect(failure.earlier.equals(at.add({ minutes: minutes - size }))).toBe(true);
        }
      }
      for (const local of [first.subtract({ minutes: 1 }), first.add({ minutes: size })]) {
        const result = await parseWhen(isoMinute(local, ' '), asked);
        expect(result.ok && isoMinute(result.start.toPlainDateTime())).toBe(isoMinute(local));
      }
    }
  });

  test('both of a repeated time are read back from their long form, by the zone in it', async () => {
    for (const { at, jump } of changes.filter((change) => change.jump < 0)) {
      const asked = { language: 'en', now: at.subtract({ days: 20 }).toInstant(), timeZone } as const;
      for (const start of [at, at.add({ minutes: jump })]) {
        for (const text of [formatWhen(start, 'en'), formatWhen(start, 'es')]) {
          expect(await parseWhen(text, asked)).toMatchObject({ ok: true, start });
        }
      }
    }
  });
});

describe('properties', () => {
  const pieces = fc.constantFrom(
    ...'martes tuesday el próximo next mañana de la las a 10 6:30 am pm y media - to 12/1 2026-12-01 diciembre dec 1 31 2 horas hours in en for por ago week semana noon medianoche PST GMT-3 ( ) , . : # @ ~ T Z'.split(
      ' ',
    ),
  );
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(pieces, { maxLength: 16 }).map((words) => words.join(' ')),
    fc.array(pieces, { maxLength: 24 }).map((words) => words.join('')),
    fc.constantFrom(
      'a '.repeat(5000),
      '9'.repeat(10_000),
      '🎉'.repeat(5000),
      'de '.repeat(66),
      '\u202E10am\u0000',
    ),
  );

  test('never rejects, and an accepted start is ahead, within two years, on the whole minute and before its end', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, language, allZones, async (text, spoken, timeZone) => {
        const result = await parseWhen(text, { language: spoken, now, timeZone });
        if (!result.ok) return;
        const asked = now.toZonedDateTimeISO(timeZone);
        expect(Temporal.ZonedDateTime.compare(result.start, asked)).toBe(1);
        expect(Temporal.ZonedDateTime.compare(result.start, asked.add({ years: 2 }))).toBeLessThan(1);
        expect([result.start.second, result.start.timeZoneId]).toEqual([0, timeZone]);
        if (result.end) expect(Temporal.ZonedDateTime.compare(result.end, result.start)).toBe(1);
      }),
      { numRuns: 2000 },
    );
  });

  test('a future ISO time is read as typed, in any zone', async () => {
    await fc.assert(
      fc.asyncProperty(
        allZones,
        minutesAhead,
        fc.constantFrom('T', ' '),
        async (timeZone, minutes, separator) => {
          const local = now.toZonedDateTimeISO(timeZone).toPlainDateTime().add({ minutes });
          const result = await parseWhen(isoMinute(local, separator), { language: 'es', now, timeZone });
          const read = result.ok
            ? result.start.toPlainDateTime()
            : 'local' in result.failure
              ? result.failure.local
              : null;
          expect(read?.toString()).toBe(local.toString());
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('the long form of any time is read back to the same moment, in any zone and either language', async () => {
    await fc.assert(
      fc.asyncProperty(
        allZones,
        minutesAhead,
        language,
        language,
        async (timeZone, minutes, written, spoken) => {
          const start = now.add({ minutes }).toZonedDateTimeISO(timeZone);
          const result = await parseWhen(formatWhen(start, written), { language: spoken, now, timeZone });
          expect(result).toMatchObject({ ok: true, start });
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('the long form of a range within a day is read back to the same moments', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...zones),
        fc.integer({ min: 1, max: 700 }),
        language,
        async (timeZone, days, written) => {
          const start = now.toZonedDateTimeISO(timeZone).add({ days }).with({ hour: 9, minute: 5 });
          const end = start.add({ hours: 10, minutes: 10 });
          const result = await parseWhen(formatRange(start, end, written), { language: 'en', now, timeZone });
          expect(result).toMatchObject({ ok: true, start, end });
        },
      ),
    );
  });
});

test('a range over a change of the clocks names both zones, and is read back', async () => {
  const timeZone = 'America/Los_Angeles';
  const start = Temporal.ZonedDateTime.from('2026-11-01T00:30[America/Los_Angeles]');
  const text = formatRange(start, start.add({ hours: 3 }), 'en');
  expect(text).toBe('Sunday, November 1, 2026, 12:30 AM PDT – 2:30 AM PST (Los Angeles)');
  const asked = { language: 'en', now: start.subtract({ days: 3 }).toInstant(), timeZone } as const;
  expect(await parseWhen(text, asked)).toMatchObject({ ok: true, start, end: start.add({ hours: 3 }) });
});

test('long forms', () => {
  const start = Temporal.ZonedDateTime.from('2026-12-01T10:00[America/Los_Angeles]');
  expect(formatWhen(start, 'en')).toBe('Tuesday, December 1, 2026, 10:00 AM PST (Los Angeles)');
  expect(formatWhen(start, 'es')).toBe('martes, 1 de diciembre de 2026, 10:00 a.m. PST (Los Ángeles)');
  expect(formatRange(start, start.add({ hours: 2 }), 'es')).toBe(
    'martes, 1 de diciembre de 2026, 10:00 a.m. – 12:00 p.m. PST (Los Ángeles)',
  );
  expect(formatRange(start, start.add({ hours: 15 }), 'en')).toBe(
    'Tuesday, December 1, 2026, 10:00 AM – Wednesday, December 2, 2026, 1:00 AM PST (Los Angeles)',
  );
  expect(formatWhen(start.withTimeZone('UTC'), 'en')).toBe('Tuesday, December 1, 2026, 6:00 PM UTC');
});

test('results do not depend on the time zone of the machine', async () => {
  const module = new URL('../../src/events/when/parse-when.ts', import.meta.url).href;
  // Asked just after midnights that some of the machines' zones skip, and on days they skip whole.
  const code = `
    const { parseWhen } = await import(${JSON.stringify(module)});
    const read = [new Date(2026, 6, 1).getTimezoneOffset()];
    for (const day of ['2011-12-29', '2018-11-04', '2026-03-08', '2026-09-06', '2026-11-01', '2026-12-31']) {
      for (const hour of ['00:10', '02:30', '23:50']) {
        for (const timeZone of ${JSON.stringify(zones)}) {
          const now = Temporal.PlainDateTime.from(day + 'T' + hour).toZonedDateTime(timeZone).toInstant();
          for (const text of ['tomorrow 10am', 'Feb 29 10am', 'in 3 days at 02:30', 'martes 10am', 'dec 1 10am',
            '2 days ago 10am', '2027-03-14 02:30', 'next Sunday at 00:15', 'en 2 semanas a las 10', 'hoy a las 11:55pm']) {
            read.push(JSON.stringify(await parseWhen(text, { language: 'en', now, timeZone })));
          }
        }
      }
    }
    console.log(JSON.stringify(read));
  `;
  const machines = [
    'UTC',
    'America/Los_Angeles',
    'Pacific/Apia',
    'America/Santiago',
    'Africa/Cairo',
    'Pacific/Kiritimati',
  ];
  const outputs = await Promise.all(
    machines.map(async (TZ): Promise<unknown[]> => {
      const args = ['--input-type=module-typescript', '--eval', code];
      const { stdout } = await promisify(execFile)(process.execPath, args, {
        env: { ...process.env, TZ },
        maxBuffer: 1e7,
      });
      return JSON.parse(stdout);
    }),
  );
  expect(new Set(outputs.map(([offset]) => offset)).size).toBeGreaterThan(3);
  const [expected, ...others] = outputs.map(([, ...read]) => read);
  for (const read of others) expect(read).toEqual(expected);
}, 60_000);
