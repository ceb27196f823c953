import fc from 'fast-check';
import { expect } from 'vitest';
import { Refusal } from '../../../src/chat/refusal.ts';
import { searchable } from '../../../src/events/finding/searchable.ts';
import { readShareCode } from '../../../src/events/posting/share-code.ts';
import { readRecurrence } from '../../../src/events/recurring/read-recurrence.ts';
import { readRepeats } from '../../../src/events/recurring/read-repeats.ts';
import { ruleOf, ruleText } from '../../../src/events/recurring/rule.ts';
import { parseWhen } from '../../../src/events/when/parse-when.ts';
import { findZone, mostZones } from '../../../src/events/zones/find-zone.ts';
import { foldZone } from '../../../src/events/zones/fold-zone.ts';
import { readOffset } from '../../../src/reminders/read-offset.ts';
import { dueAt, parseRung } from '../../../src/reminders/rung.ts';
import { textLike } from './inputs.ts';
import { type Parser, parser, slowParser } from './parser.ts';

const zones = ['America/Los_Angeles', 'America/Sao_Paulo', 'Pacific/Apia', 'UTC'] as const;
const start = Temporal.ZonedDateTime.from('2026-12-01T10:00[America/Los_Angeles]');
const moment = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 0, 1) });

const times = {
  en: [
    'tomorrow at 5pm',
    'Dec 1 10am-12pm',
    '12/1 10:00',
    'next Friday 6:30 pm for 2 hours',
    'in 90 minutes',
    '2026-12-01T10:00-08:00',
    'first Monday in January at noon',
    'Tuesday',
    'March 14 2027 2:30am PST',
  ],
  es: [
    'mañana a las 5 de la tarde',
    'el 1 de diciembre a las 10',
    'próximo viernes 18:30 a 20:00',
    'dentro de dos horas',
    'hoy a medianoche',
    'el martes que viene a las 10 de la mañana',
    '1/12 10:00',
    'pasado mañana al mediodía hora del este',
  ],
} as const;
const timePieces = [
  'at',
  'a las',
  'am',
  'pm',
  '-',
  ':',
  '/',
  '31',
  '0',
  '25',
  'until',
  'hasta',
  'noon',
  'de la',
  'T',
  'Z',
  '+05:30',
];

const everyWeek = [
  'every Tuesday, Wednesday and Friday until December 18',
  'every other Thursday',
  'first and third Monday of the month, 8 times',
  'monthly on the 15th',
  'last day of the month',
  'every 2 weeks on Monday for three months',
  'cada martes y jueves hasta el 18 de diciembre',
  'el primer viernes de cada mes',
  'de lunes a viernes a las 10 de la mañana',
  'cada dos semanas, 5 veces',
];
const recurrencePieces = [
  'every',
  'cada',
  'until',
  'hasta',
  'and',
  'y',
  ',',
  '2',
  '0',
  '-1',
  '99',
  'times',
  'weeks',
  'the 31st',
  'last',
];

const offsets = [
  '3 days before',
  '2 hours',
  'the day before at 6pm',
  'one week',
  '90 min',
  'tres días antes a las 18:00',
  'la víspera',
  'a half hour',
  'mismo día a las 9',
];
const places = [
  'Los Angeles',
  'L.A., CA',
  'hora del este',
  'GMT-8',
  'Guadalajara, Jalisco',
  'America/New_York',
  'Springfield',
  '(UTC-08:00) Pacific Time',
];

/** Every word that the reading of a moment gives back is one that it takes, or an instant it can mean. */
async function readsWhen(text: string, language: 'en' | 'es', at: number, timeZone: string): Promise<void> {
  const now = Temporal.Instant.fromEpochMilliseconds(at);
  const read = await parseWhen(text, { language, now, timeZone });
  if (!read.ok) return expect(typeof read.failure.reason).toBe('string');
  expect(read.start.timeZoneId).toBe(timeZone);
  expect(read.start.epochMilliseconds).toBeGreaterThan(at);
  if (read.end) expect(read.end.epochMilliseconds).toBeGreaterThan(read.start.epochMilliseconds);
  const again = await parseWhen(read.start.toString({ timeZoneName: 'never', smallestUnit: 'minute' }), {
    language,
    now,
    timeZone,
  });
  // What was understood can be typed: so a confirmation that is copied means the same.
  if (again.ok) expect(again.start.epochMilliseconds).toBe(read.start.epochMilliseconds);
  else expect(again.failure.reason).toBe('none');
}

const whenIn = (language: 'en' | 'es', name: string): Parser =>
  slowParser(
    'parseWhen',
    name,
    fc.tuple(textLike(times[language], timePieces), moment, fc.constantFrom(...zones)),
    ([text, at, timeZone]) => readsWhen(text, language, at, timeZone),
  );

/** What people type to say a time, a place or how often. */
export const typedWords: readonly Parser[] = [
  whenIn('en', 'times in English'),
  whenIn('es', 'times in Spanish'),
  slowParser(
    ['readRecurrence', 'ruleOf'],
    'days on which something comes again',
    textLike(everyWeek, recurrencePieces),
    async (text) => {
      const read = await readRecurrence(text, start);
      if (!read.ok) return expect(typeof read.failure.reason).toBe('string');
      expect(Temporal.PlainDate.compare(read.first, start.toPlainDate())).toBeGreaterThanOrEqual(0);
      expect(ruleText(ruleOf(ruleText(read.rule)))).toBe(ruleText(read.rule));
    },
  ),
  slowParser(
    'readRepeats',
    'the same, refused in words',
    textLike(everyWeek, recurrencePieces),
    async (text) => {
      try {
        await readRepeats(text, start, 'en');
      } catch (error) {
        expect(error).toBeInstanceOf(Refusal);
      }
    },
  ),
  parser(
    'readOffset',
    'how long before',
    textLike(offsets, ['before', 'antes', 'day', '999999', 'at', ':']),
    (text) => {
      const read = readOffset(text);
      if (read === null) return;
      if (read.kind === 'day') return expect(Number.isSafeInteger(read.days)).toBe(true);
      expect(parseRung(read.rung).before.sign).toBeGreaterThanOrEqual(0);
      expect(dueAt({ start }, read.rung)).toBeLessThanOrEqual(start.epochMilliseconds);
    },
  ),
  parser(
    ['findZone', 'placeNamed'],
    'time zones',
    textLike(places, [',', 'CA', '-8', '(', 'hora', '/']),
    (text) => {
      const found = findZone(text, 'America/Los_Angeles');
      const named = found.is === 'certain' ? [found.zone] : found.is === 'asked' ? found.zones : [];
      expect(named.length).toBeLessThanOrEqual(mostZones);
      for (const zone of named) expect(start.withTimeZone(zone).timeZoneId).toBe(zone);
    },
  ),
  parser('foldZone', 'names of zones as they are compared', textLike(places), (text) => {
    expect(foldZone(text)).not.toMatch(/[A-Z_/]| {2}/);
  }),
  parser('searchable', 'words as they are searched', textLike(['Ñandú ÉCOLE', 'ǅ ß İ']), (text) => {
    expect(searchable(searchable(text))).toBe(searchable(text));
  }),
  parser(
    'readShareCode',
    'codes for other groups',
    textLike(['K3VW-9XQ2', 'k3vw 9xq2', 'K3VW–9XQ2'], ['-', 'O', '0', 'İ']),
    (text) => {
      const code = readShareCode(text);
      if (code === null) return;
      expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
      expect(readShareCode(code)).toBe(code);
    },
  ),
];
