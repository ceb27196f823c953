import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseWhen } from '../../src/events/when/parse-when.ts';
import { readOffset } from '../../src/reminders/read-offset.ts';
import { there } from '../contracts/stand-in.ts';

const before = (typed: string) => {
  const offset = readOffset(typed);
  return offset?.kind === 'before' ? offset.rung : offset;
};

describe('so long before the start', () => {
  test.each([
    ['3 hours before', 'PT3H'],
    ['3h', 'PT3H'],
    ['90 min', 'PT1H30M'],
    ['1h30', 'PT1H30M'],
    ['1h 30m before', 'PT1H30M'],
    ['1.5 hours', 'PT1H30M'],
    ['an hour and a half before', 'PT1H30M'],
    ['half an hour before it starts', 'PT30M'],
    ['two hours before the hearing', 'PT2H'],
    ['three hours thirty minutes before', 'PT3H30M'],
    ['24 hours prior', 'PT24H'],
    ['48 hours in advance', 'PT48H'],
    ['2 days before', 'P2D'],
    ['1 day and 2 hours before', 'P1DT2H'],
    ['the day before', 'P1D'],
    ['a week before', 'P7D'],
    ['1 month before', 'P1M'],
    ['3 horas antes', 'PT3H'],
    ['Una hora antes.', 'PT1H'],
    ['1,5 horas antes', 'PT1H30M'],
    ['hora y media antes', 'PT1H30M'],
    ['una hora y media antes', 'PT1H30M'],
    ['2 horas y media antes del evento', 'PT2H30M'],
    ['media hora antes', 'PT30M'],
    ['un cuarto de hora antes', 'PT15M'],
    ['3 horas antes de que empiece', 'PT3H'],
    ['con 3 horas de anticipación', 'PT3H'],
    ['dos días antes', 'P2D'],
    ['1 día y 2 horas antes', 'P1DT2H'],
    ['el día anterior', 'P1D'],
    ['una semana antes', 'P7D'],
    ['un mes antes', 'P1M'],
    ['3 horas before', 'PT3H'],
  ])('“%s” is %s', (typed, rung) => expect(before(typed)).toBe(rung));
});

describe('so many days before, at a clock time', () => {
  test.each([
    ['the day before at 6pm', 1, '18:00'],
    ['6pm the day before', 1, '18:00'],
    ['2 days before, at 6:30 pm', 2, '18:30'],
    ['the same day at 8am', 0, '08:00'],
    ['the night before at 8pm', 1, '20:00'],
    ['el día anterior a las 6 pm', 1, '18:00'],
    ['a las 6 pm del día anterior', 1, '18:00'],
    ['2 días antes a las 6 de la tarde', 2, '18:00'],
    ['el mismo día a las 8 am', 0, '08:00'],
    ['el día del evento a las 8 am', 0, '08:00'],
  ])('“%s” is %i days before, at %s', async (typed, days, at) => {
    const offset = there(readOffset(typed));
    if (offset.kind !== 'day') throw new Error('no day');
    expect(offset.days).toBe(days);
    const now = Temporal.Instant.from('2026-11-24T20:00:00Z');
    const read = await parseWhen(`2026-12-10 ${offset.clock}`, {
      language: 'en',
      now,
      timeZone: 'America/Los_Angeles',
    });
    expect(read.ok && read.start.toPlainDateTime().toString({ smallestUnit: 'minute' })).toBe(
      `2026-12-10T${at}`,
    );
  });
});

test.each([
  'tomorrow 6pm',
  'mañana 6pm',
  'in 2 hours',
  'en 2 horas',
  '1 dic 18:00',
  'next Tuesday 10am',
  'martes 10am',
  '12/1 6pm',
  '3 hours after',
  '3 horas después',
  '2 hours 3 hours before',
  'before',
  'antes',
  '10',
  '',
  '明日',
])('“%s” is no such thing, and may be a moment', (typed) => expect(readOffset(typed)).toBeNull());

test('hours and minutes in any spelling of either language are that long', () => {
  const spelling = fc.constantFrom(
    (h: number, m: number) => `${h} hours ${m} minutes before`,
    (h: number, m: number) => `${h}h${m}m`,
    (h: number, m: number) => `${h} horas y ${m} minutos antes`,
    (h: number, m: number) => `${m} min, ${h} h antes`,
  );
  fc.assert(
    fc.property(spelling, fc.nat(500), fc.nat(59), (spell, h, m) => {
      const rung = before(spell(h, m));
      expect(typeof rung === 'string' && Temporal.Duration.from(rung).total('minutes')).toBe(h * 60 + m);
    }),
  );
});

test('whatever is typed is read or not, and nothing breaks', () => {
  const word = fc.constantFrom(
    '1',
    '2',
    '90',
    'h',
    'day',
    'días',
    'before',
    'antes',
    'at',
    'a las',
    '6pm',
    'the',
    ',',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ maxLength: 200 }),
        fc.array(word).map((words) => words.join(' ')),
      ),
      (typed) => {
        const offset = readOffset(typed);
        if (offset?.kind === 'before')
          expect(Temporal.Duration.from(offset.rung).sign).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});
