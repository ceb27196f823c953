import { describe, expect, test } from 'vitest';
import { parseWhen } from '../../src/events/when/parse-when.ts';
import type { WhenFailure, WhenLanguage } from '../../src/events/when/when.ts';

// A Tuesday at noon, in Los Angeles unless said.
const tuesdayNoon = '2026-11-24T12:00';

async function read(
  text: string,
  asked = tuesdayNoon,
  timeZone = 'America/Los_Angeles',
  language: WhenLanguage = 'en',
) {
  const now = Temporal.PlainDateTime.from(asked).toZonedDateTime(timeZone).toInstant();
  return parseWhen(text, { language, now, timeZone });
}

async function wallClock(text: string, asked?: string, timeZone?: string): Promise<string> {
  const result = await read(text, asked, timeZone);
  if (!result.ok) return result.failure.reason;
  const minute = { smallestUnit: 'minute' } as const;
  const start = result.start.toPlainDateTime().toString(minute);
  return result.end === null ? start : `${start}/${result.end.toPlainDateTime().toString(minute)}`;
}

async function failure(
  text: string,
  asked?: string,
  timeZone?: string,
  language?: WhenLanguage,
): Promise<WhenFailure> {
  const result = await read(text, asked, timeZone, language);
  if (result.ok) throw new Error(`"${text}" was read as ${result.start}`);
  return result.failure;
}

const english: [text: string, expected: string][] = [
  ['Tuesday 10am', '2026-12-01T10:00'],
  ['Tuesday 1pm', '2026-11-24T13:00'],
  ['this Tuesday at 7pm', '2026-11-24T19:00'],
  ['next Tuesday 10am', '2026-12-01T10:00'],
  ['next Friday 10am', '2026-11-27T10:00'],
  ['Tuesday next week at noon', '2026-12-01T12:00'],
  ['next week Tuesday at 10', '2026-12-01T10:00'],
  ['Friday this week 5pm', '2026-11-27T17:00'],
  ['tomorrow at 6:30 pm', '2026-11-25T18:30'],
  ['6:30PM tomorrow!', '2026-11-25T18:30'],
  ['tommorow 5pm', '2026-11-25T17:00'],
  ['wensday 6pm', '2026-11-25T18:00'],
  ['the day after tomorrow at 9', '2026-11-26T09:00'],
  ['tomorrow morning at 8', '2026-11-25T08:00'],
  ['tonight at 8', '2026-11-24T20:00'],
  ['this evening at 7', '2026-11-24T19:00'],
  ['tonight at midnight', '2026-11-25T00:00'],
  ['today at 6', '2026-11-24T18:00'],
  ['7pm', '2026-11-24T19:00'],
  ['10am', '2026-11-25T10:00'],
  ['tomorrow at noon', '2026-11-25T12:00'],
  ['half past six pm tomorrow', '2026-11-25T18:30'],
  ['quarter to seven pm tomorrow', '2026-11-25T18:45'],
  ['tomorrow six thirty pm', '2026-11-25T18:30'],
  ["Saturday at 10 o'clock", '2026-11-28T10:00'],
  ['Dec 1 10am', '2026-12-01T10:00'],
  ['Dec 1 - 10am', '2026-12-01T10:00'],
  ['📅 Dec 1 @ 10am!', '2026-12-01T10:00'],
  ['December 1st, 2027 at 10:15 a.m.', '2027-12-01T10:15'],
  ['1 December 18:30', '2026-12-01T18:30'],
  ['Nov 23 10am', '2027-11-23T10:00'],
  ['December 3 in the morning at 9', '2026-12-03T09:00'],
  ['Feb 29 10am', '2028-02-29T10:00'],
  ['12/1 10am', '2026-12-01T10:00'],
  ['12/1/26 10am', '2026-12-01T10:00'],
  ['25/12 6pm', '2026-12-25T18:00'],
  ['the 15th at 6pm', '2026-12-15T18:00'],
  ['in 2 hours', '2026-11-24T14:00'],
  ['in an hour and a half', '2026-11-24T13:30'],
  ['in 3 days at 5pm', '2026-11-27T17:00'],
  ['in 2 weeks at 10', '2026-12-08T10:00'],
  ['2026-12-01 10:00', '2026-12-01T10:00'],
  ['2026-12-01T10:00', '2026-12-01T10:00'],
  ['2026-12-01T10:00:00', '2026-12-01T10:00'],
  ['2026-12-01 06:00', '2026-12-01T06:00'],
  ['2026-12-01T18:00:00Z', '2026-12-01T10:00'],
  ['2026-12-01T13:00-05:00', '2026-12-01T10:00'],
  ['10am PST', '2026-11-25T10:00'],
  ['July 1 10am PST', '2027-07-01T10:00'],
  ['10am PT', '2026-11-25T10:00'],
  ['10am Pacific time', '2026-11-25T10:00'],
  ['10am GMT-8', '2026-11-25T10:00'],
  ['Dec 1 10am-12pm', '2026-12-01T10:00/2026-12-01T12:00'],
  ['Dec 1 10-12pm', '2026-12-01T10:00/2026-12-01T12:00'],
  ['Dec 1 3-5pm', '2026-12-01T15:00/2026-12-01T17:00'],
  ['Dec 1 8-5pm', '2026-12-01T08:00/2026-12-01T17:00'],
  ['Dec 1 10am-2', '2026-12-01T10:00/2026-12-01T14:00'],
  ['Dec 1 10pm-1am', '2026-12-01T22:00/2026-12-02T01:00'],
  ['Dec 1 from 10 to 12', '2026-12-01T10:00/2026-12-01T12:00'],
  ['Dec 1 between 6pm and 8pm', '2026-12-01T18:00/2026-12-01T20:00'],
  ['Dec 1, 10:00 a.m. to noon', '2026-12-01T10:00/2026-12-01T12:00'],
  ['2026-12-01 10:00-12:00', '2026-12-01T10:00/2026-12-01T12:00'],
  ['Dec 1 6pm for 2 hours', '2026-12-01T18:00/2026-12-01T20:00'],
];

const spanish: [text: string, expected: string][] = [
  ['martes 10am', '2026-12-01T10:00'],
  ['el martes a las 13:00', '2026-11-24T13:00'],
  ['martez 10am', '2026-12-01T10:00'],
  ['el próximo martes a las 10 de la mañana', '2026-12-01T10:00'],
  ['el proximo viernes a las 10', '2026-11-27T10:00'],
  ['el miércoles que viene a las 19:00', '2026-11-25T19:00'],
  ['martes de la próxima semana a las 10 a.m.', '2026-12-01T10:00'],
  ['el jueves de la semana que viene a las 6pm', '2026-12-03T18:00'],
  ['mañana a las 6 y media de la tarde', '2026-11-25T18:30'],
  ['mañana por la mañana a las 9', '2026-11-25T09:00'],
  ['6 de la mañana mañana', '2026-11-25T06:00'],
  ['manana alas 9', 'unreadable'],
  ['pasado mañana a las 9', '2026-11-26T09:00'],
  ['pasado mañana al mediodía', '2026-11-26T12:00'],
  ['mañana a las 12 del mediodía', '2026-11-25T12:00'],
  ['mañana a medio dia', '2026-11-25T12:00'],
  ['mañana a la una de la tarde', '2026-11-25T13:00'],
  ['mañana siete y cuarto de la noche', '2026-11-25T19:15'],
  ['siete menos cuarto de la tarde mañana', '2026-11-25T18:45'],
  ['un cuarto para las 8 de la noche, mañana', '2026-11-25T19:45'],
  ['mañana a las diez y veinte', '2026-11-25T10:20'],
  ['mañana a las seis treinta pm', '2026-11-25T18:30'],
  ['hoy a las 7pm', '2026-11-24T19:00'],
  ['esta noche a las 8', '2026-11-24T20:00'],
  ['esta tarde a las 5 en punto', '2026-11-24T17:00'],
  ['el 3 de diciembre a las 18h', '2026-12-03T18:00'],
  ['3 dic 18:30', '2026-12-03T18:30'],
  ['diciembre 3 a las 10 a. m.', '2026-12-03T10:00'],
  ['3 de diciembre del 2027 a las 18 horas', '2027-12-03T18:00'],
  ['primero de mayo a las 10am', '2027-05-01T10:00'],
  ['el 15 a las 6pm', '2026-12-15T18:00'],
  ['martes 1 a las 6pm', '2026-12-01T18:00'],
  ['2 de ago a las 10am', '2027-08-02T10:00'],
  ['sábado 9 a. m.', '2026-11-28T09:00'],
  ['domingo 11 de la mañana', '2026-11-29T11:00'],
  ['a las 2 de la madrugada del domingo', '2026-11-29T02:00'],
  ['en 2 horas', '2026-11-24T14:00'],
  ['en media hora', '2026-11-24T12:30'],
  ['dentro de hora y media', '2026-11-24T13:30'],
  ['en 3 días a las 5 de la tarde', '2026-11-27T17:00'],
  ['en dos semanas a las 10am', '2026-12-08T10:00'],
  ['1 de diciembre de 10am a 12pm', '2026-12-01T10:00/2026-12-01T12:00'],
  ['martes de 10 a 12', '2026-12-01T10:00/2026-12-01T12:00'],
  ['martes de las 10 a las 12', '2026-12-01T10:00/2026-12-01T12:00'],
  ['jueves desde las 6 hasta las 8 de la noche', '2026-11-26T18:00/2026-11-26T20:00'],
  ['jueves entre las 6 y las 8 de la tarde', '2026-11-26T18:00/2026-11-26T20:00'],
  ['mañana a las 6pm por 2 horas', '2026-11-25T18:00/2026-11-25T20:00'],
  ['10am hora del pacífico', '2026-11-25T10:00'],
  ['a medianoche', '2026-11-25T00:00'],
  ['martes de 9 a 5', '2026-12-01T09:00/2026-12-01T17:00'],
  ['next martes a las 10', '2026-12-01T10:00'],
];

const refused: [text: string, reason: string][] = [
  ['', 'unreadable'],
  ['6', 'unreadable'],
  ['soon', 'unreadable'],
  ['🎉🎉🎉', 'unreadable'],
  ['الثلاثاء ١٠ صباحا', 'unreadable'],
  ['not on Tuesday 10am', 'unreadable'],
  ['Feb 30 10am', 'unreadable'],
  ['30 de febrero a las 10am', 'unreadable'],
  ['2026-02-30 10:00', 'unreadable'],
  ['2026-02-30T10:00Z', 'unreadable'],
  ['2026-13-01 10:00', 'unreadable'],
  ['Dec 1 25:00', 'unreadable'],
  ['Dec 1 10:75', 'unreadable'],
  ['Dec 1 13pm', 'unreadable'],
  ['sonday 10am', 'unreadable'],
  ['Tuesday 10am Wednesday 11am', 'unreadable'],
  ['tomorrow Dec 1 10am', 'unreadable'],
  ['every Tuesday 10am', 'unreadable'],
  ['Mondays 10am', 'unreadable'],
  ['los martes 10am', 'unreadable'],
  ['tuesday 10', 'unreadable'],
  ['2026-12-01 10:00-05:00', 'unreadable'],
  ['10pm in the morning', 'unreadable'],
  ['pasado mañana', 'no-time'],
  ['Tuesday', 'no-time'],
  ['Dec 1', 'no-time'],
  ['mañana por la tarde', 'no-time'],
  ['viernes hasta las 5pm', 'unreadable'],
  ['by Friday 5pm', 'unreadable'],
  ['Dec 1 12-2am', 'ambiguous-hour'],
  ['martes a las 6', 'ambiguous-hour'],
  ['Tuesday at 7', 'ambiguous-hour'],
  ['2026-12-01 6:00', 'ambiguous-hour'],
  ['viernes a medianoche', 'ambiguous-hour'],
  ['Dec 1 from 3 to 5', 'ambiguous-hour'],
  ['Tuesday December 2 6pm', 'wrong-weekday'],
  ['martes 10 a las 6pm', 'wrong-weekday'],
  ['today at 9am', 'past'],
  ['Nov 24 10am', 'past'],
  ['yesterday 10am', 'past'],
  ['2026-01-01 10:00', 'past'],
  ['2026-11-24 12:00', 'past'],
  ['2028-11-24 12:01', 'too-far'],
  ['Dec 1 2029 10am', 'too-far'],
  ['10am EST', 'zone-mismatch'],
  ['10am Eastern', 'zone-mismatch'],
  ['10am ET / 7am PT', 'unreadable'],
  ['martes 10am hora del este', 'zone-mismatch'],
  ['10am UTC', 'zone-mismatch'],
  ['10am GMT-7', 'zone-mismatch'],
];

describe('phrases asked on a Tuesday at noon in Los Angeles', () => {
  test.each(english)('English: %s', async (text, expected) => {
    expect(await wallClock(text)).toBe(expected);
  });
  test.each(spanish)('Spanish: %s', async (text, expected) => {
    expect(await wallClock(text)).toBe(expected);
  });
  test.each(refused)('refused: %s', async (text, reason) => {
    expect(await wallClock(text)).toBe(reason);
  });
});

describe('the day a weekday means', () => {
  const cases: [text: string, asked: string, expected: string][] = [
    ['martes 10am', '2026-11-24T08:00', '2026-11-24T10:00'],
    ['Tuesday 10am', '2026-11-24T10:00', '2026-12-01T10:00'],
    ['next Tuesday 10am', '2026-11-24T08:00', '2026-12-01T10:00'],
    ['next Tuesday 10am', '2026-11-23T08:00', '2026-11-24T10:00'],
    ['el próximo martes 10am', '2026-11-23T08:00', '2026-11-24T10:00'],
    ['Tuesday next week 10am', '2026-11-23T08:00', '2026-12-01T10:00'],
    ['Tuesday next week 10am', '2026-11-29T08:00', '2026-12-01T10:00'],
  ];
  test.each(cases)('%s, asked at %s', async (text, asked, expected) => {
    expect(await wallClock(text, asked)).toBe(expected);
  });

  test('"next" within this week offers the one a week later', async () => {
    const within = await read('next Friday 10am');
    expect(within.ok && String(within.alternative?.toPlainDate())).toBe('2026-12-04');
    const beyond = await read('next Monday 10am');
    expect(beyond.ok && beyond.alternative).toBe(null);
  });
});

describe('what a failure offers', () => {
  test('examples are in the language of the person, and are understood', async () => {
    for (const language of ['en', 'es'] as const) {
      const refusal = await failure('???', tuesdayNoon, 'America/Los_Angeles', language);
      const suggestions = refusal.reason === 'unreadable' ? refusal.suggestions : [];
      expect(suggestions).toContain(language === 'es' ? 'martes 10am' : 'next Tuesday 10am');
      for (const suggestion of suggestions) expect(await read(suggestion)).toMatchObject({ ok: true });
    }
  });

  test('a day without an hour comes back with hours to choose', async () => {
    const refusal = await failure('pasado mañana', tuesdayNoon, 'America/Los_Angeles', 'es');
    expect(refusal).toMatchObject({
      suggestions: ['26 de noviembre de 2026 10am', '26 de noviembre de 2026 6:30 pm'],
    });
    expect(await wallClock('26 de noviembre de 2026 10am')).toBe('2026-11-26T10:00');
  });

  const suggested: [text: string, suggestions: string[]][] = [
    ['Dec 1 at 6', ['2026-12-01T06:00', '2026-12-01T18:00']],
    ['Friday at midnight', ['2026-11-27T00:00', '2026-11-28T00:00']],
    ['Tuesday December 2 6pm', ['2026-12-02T18:00', '2026-12-01T18:00']],
    ['today at 9am', ['2026-11-25T09:00']],
    ['yesterday 10am', ['2026-11-30T10:00']],
    ['Nov 24 10am', ['2027-11-24T10:00']],
    ['2026-01-01 10:00', ['2027-01-01T10:00']],
    ['2024-02-29 10:00', ['2028-02-29T10:00']],
  ];
  test.each(suggested)('%s', async (text, expected) => {
    const refusal = await failure(text);
    const offered =
      'suggestions' in refusal ? refusal.suggestions : 'suggestion' in refusal ? [refusal.suggestion] : [];
    expect(offered.map((at) => String(at).slice(0, 16))).toEqual(expected);
  });
});

describe('numeric dates outside the United States', () => {
  test.each(['America/Sao_Paulo', 'America/Mexico_City', 'Australia/Lord_Howe'])('%s', async (timeZone) => {
    expect(await failure('3/4 10am', tuesdayNoon, timeZone)).toEqual({
      reason: 'unreadable',
      suggestions: ['March 4 10am', 'April 3 10am'],
    });
    expect(await wallClock('25/12 10am', tuesdayNoon, timeZone)).toBe('2026-12-25T10:00');
    expect(await wallClock('5/5 10am', tuesdayNoon, timeZone)).toBe('2027-05-05T10:00');
  });
});
