import { describe, expect, test } from 'vitest';
import { readRecurrence } from '../../src/events/recurring/read-recurrence.ts';
import { timesOf } from '../../src/events/recurring/recurrence.ts';
import { recurrenceWords } from '../../src/events/recurring/recurrence-words.ts';
import { ruleText } from '../../src/events/recurring/rule.ts';
import { loadKnowledge } from '../../src/start/knowledge.ts';

const { phrases } = await loadKnowledge('content');

/** A Tuesday, at ten in the morning. */
const start = Temporal.ZonedDateTime.from('2026-12-01T10:00[America/Los_Angeles]');

/** What is read: the rule, and its first day where that is not the one that was typed. */
async function read(text: string, from = start): Promise<string> {
  const result = await readRecurrence(text, from);
  if (!result.ok) return result.failure.reason;
  const { rule, first } = result;
  return first.equals(from.toPlainDate()) ? ruleText(rule) : `${ruleText(rule)} from ${first}`;
}

const english: [text: string, expected: string][] = [
  ['every Tuesday, Wednesday and Friday', 'FREQ=WEEKLY;BYDAY=TU,WE,FR'],
  ['Tue/Thu', 'FREQ=WEEKLY;BYDAY=TU,TH'],
  ['Mondays & Thursdays', 'FREQ=WEEKLY;BYDAY=MO,TH from 2026-12-03'],
  ['every tusday', 'FREQ=WEEKLY;BYDAY=TU'],
  ['weekly', 'FREQ=WEEKLY;BYDAY=TU'],
  ['once a week', 'FREQ=WEEKLY;BYDAY=TU'],
  ['every week on Tuesday and Thursday', 'FREQ=WEEKLY;BYDAY=TU,TH'],
  ['every other Thursday', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH from 2026-12-03'],
  ['every 2 weeks on Monday', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO from 2026-12-07'],
  ['Tuesdays every other week', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU'],
  ['Mondays, every other week', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO from 2026-12-07'],
  ['fortnightly', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU'],
  ['first Friday of the month', 'FREQ=MONTHLY;BYDAY=1FR from 2026-12-04'],
  ['first Fridays', 'FREQ=MONTHLY;BYDAY=1FR from 2026-12-04'],
  ['last Saturday', 'FREQ=MONTHLY;BYDAY=-1SA from 2026-12-26'],
  ['every first and third Monday', 'FREQ=MONTHLY;BYDAY=1MO,3MO from 2026-12-07'],
  ['1st and 3rd Mon of each month', 'FREQ=MONTHLY;BYDAY=1MO,3MO from 2026-12-07'],
  ['second Tuesday', 'FREQ=MONTHLY;BYDAY=2TU from 2026-12-08'],
  ['every third Thursday of the month', 'FREQ=MONTHLY;BYDAY=3TH from 2026-12-17'],
  ['first Monday and last Friday', 'FREQ=MONTHLY;BYDAY=1MO,-1FR from 2026-12-07'],
  ['monthly on the 15th', 'FREQ=MONTHLY;BYMONTHDAY=15 from 2026-12-15'],
  ['the 1st and 15th of every month', 'FREQ=MONTHLY;BYMONTHDAY=1,15'],
  ['every 2 months on the 1st', 'FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=1'],
  ['last day of the month', 'FREQ=MONTHLY;BYMONTHDAY=-1 from 2026-12-31'],
  ['daily', 'FREQ=DAILY'],
  ['every other day', 'FREQ=DAILY;INTERVAL=2'],
  ['weekdays', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
  ['Monday through Friday', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
  ['every weekend', 'FREQ=WEEKLY;BYDAY=SA,SU from 2026-12-05'],
  ['every Tuesday until December 18', 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20261218'],
  ['Tuesdays until 12/18', 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20261218'],
  ['every Tuesday, until 2026-12-18', 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20261218'],
  ['every Tuesday for 8 weeks', 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20270125'],
  ['weekly for three months', 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20270228'],
  ['every Tuesday, 8 times', 'FREQ=WEEKLY;BYDAY=TU;COUNT=8'],
  ['every Tuesday at 10', 'FREQ=WEEKLY;BYDAY=TU'],
  ['every Tue, Wed, and Fri at 10:00, until December 18', 'FREQ=WEEKLY;BYDAY=TU,WE,FR;UNTIL=20261218'],
];

const spanish: [text: string, expected: string][] = [
  ['cada martes, miércoles y viernes', 'FREQ=WEEKLY;BYDAY=TU,WE,FR'],
  ['todos los martes', 'FREQ=WEEKLY;BYDAY=TU'],
  ['los sábados', 'FREQ=WEEKLY;BYDAY=SA from 2026-12-05'],
  ['semanal', 'FREQ=WEEKLY;BYDAY=TU'],
  ['cada dos semanas', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU'],
  ['los lunes cada 2 semanas', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO from 2026-12-07'],
  ['el primer viernes de cada mes', 'FREQ=MONTHLY;BYDAY=1FR from 2026-12-04'],
  ['el segundo y cuarto jueves de cada mes', 'FREQ=MONTHLY;BYDAY=2TH,4TH from 2026-12-10'],
  ['último sábado', 'FREQ=MONTHLY;BYDAY=-1SA from 2026-12-26'],
  ['cada mes el 15', 'FREQ=MONTHLY;BYMONTHDAY=15 from 2026-12-15'],
  ['el 1.º de cada mes', 'FREQ=MONTHLY;BYMONTHDAY=1'],
  ['el último día del mes', 'FREQ=MONTHLY;BYMONTHDAY=-1 from 2026-12-31'],
  ['todos los días', 'FREQ=DAILY'],
  ['cada dos días', 'FREQ=DAILY;INTERVAL=2'],
  ['de lunes a viernes', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
  ['entre semana', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
  ['cada fin de semana', 'FREQ=WEEKLY;BYDAY=SA,SU from 2026-12-05'],
  ['cada martes hasta el 18 de diciembre', 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20261218'],
  ['cada martes durante 8 semanas', 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20270125'],
  ['los martes, 8 veces', 'FREQ=WEEKLY;BYDAY=TU;COUNT=8'],
  ['cada martes a las 10 de la mañana', 'FREQ=WEEKLY;BYDAY=TU'],
];

const refused: [text: string, reason: string][] = [
  ['sometimes', 'unreadable'],
  ['', 'unreadable'],
  ['next Tuesday', 'unreadable'],
  ['every Tuesday or Friday', 'unreadable'],
  ['every Tuesday except December 8', 'unreadable'],
  ['twice a week', 'unreadable'],
  // Twice a week or every two weeks; a day of the month or a weekday of it; a week or eight days.
  ['biweekly', 'unreadable'],
  ['monthly', 'unreadable'],
  ['cada ocho días', 'unreadable'],
  ['cada quince días', 'unreadable'],
  ['every year on May 1', 'unreadable'],
  ['every 0 weeks', 'unreadable'],
  ['the 32nd of every month', 'unreadable'],
  ['last workday of the month', 'unreadable'],
  ['every second Tuesday', 'which'],
  ['cada tercer jueves', 'which'],
  ['every Tuesday at 6pm', 'other-time'],
  ['cada martes a las 10 de la noche', 'other-time'],
  ['every Tuesday until Christmas', 'ends-unreadable'],
  ['cada martes hasta las 10', 'ends-unreadable'],
  ['every Tuesday for 3 weeks until May 4', 'ends-unreadable'],
  ['every Tuesday 1 times', 'ends-unreadable'],
  ['last Saturday of the month until December 18', 'ends-before'],
  ['every Tuesday until 2040-01-01', 'ends-too-late'],
];

describe('the days on which something comes again, as people type them', () => {
  test.each(english)('in English: %s', async (text, expected) => {
    expect(await read(text)).toBe(expected);
  });

  test.each(spanish)('in Spanish: %s', async (text, expected) => {
    expect(await read(text)).toBe(expected);
  });

  test.each(refused)('what is not clear is not guessed: %s', async (text, reason) => {
    expect(await read(text)).toBe(reason);
  });

  test('an hour counts in its half of the day, or in either where none is said', async () => {
    const evening = start.withPlainTime('18:30');
    expect(await read('Tuesdays at 6:30', evening)).toBe('FREQ=WEEKLY;BYDAY=TU');
    expect(await read('los martes a las 6:30 de la tarde', evening)).toBe('FREQ=WEEKLY;BYDAY=TU');
    expect(await read('Tuesdays at 6:30am', evening)).toBe('other-time');
    expect(await read('Tuesdays at noon', start.withPlainTime('12:00'))).toBe('FREQ=WEEKLY;BYDAY=TU');
  });
});

const said: [typed: string, en: string, es: string][] = [
  [
    'every Tue, Wed and Fri until December 18',
    'Every Tuesday, Wednesday, and Friday at 10:00 AM, until December 18 (9 times)',
    'Cada martes, miércoles y viernes a las 10:00 a.m., hasta el 18 de diciembre (9 veces)',
  ],
  ['weekdays', 'Monday to Friday at 10:00 AM', 'De lunes a viernes a las 10:00 a.m.'],
  [
    'every 2 weeks on Monday, 8 times',
    'Every 2 weeks on Monday at 10:00 AM (8 times)',
    'Cada 2 semanas en lunes a las 10:00 a.m. (8 veces)',
  ],
  [
    'first and third Monday',
    'The first and third Monday of every month at 10:00 AM',
    'El primer y tercer lunes de cada mes a las 10:00 a.m.',
  ],
  [
    'every 2 months on the 22nd until July 1',
    'Every 2 months on the 22nd at 10:00 AM, until July 1, 2027 (4 times)',
    'Cada 2 meses, el 22 a las 10:00 a.m., hasta el 1 de julio de 2027 (4 veces)',
  ],
  [
    'last day of the month',
    'The last day of every month at 10:00 AM',
    'El último día de cada mes a las 10:00 a.m.',
  ],
  ['every 3 days', 'Every 3 days at 10:00 AM', 'Cada 3 días a las 10:00 a.m.'],
];

test.each(said)('what was understood is said in words: %s', async (typed, en, es) => {
  const result = await readRecurrence(typed, start);
  if (!result.ok) throw new Error(result.failure.reason);
  const recurrence = { rule: result.rule, first: result.first.toPlainDateTime(start.toPlainTime()) };
  const times = await timesOf(recurrence);
  expect(recurrenceWords(phrases, 'en', recurrence, times)).toBe(en);
  expect(recurrenceWords(phrases, 'es', recurrence, times)).toBe(es);
  // And is read back as what it is.
  const again = en.replace(/, until.*| \(.*/, '');
  expect(await read(again)).toBe(await read(typed.replace(/,? (?:until|8 times).*/, '')));
  expect(await read(es.replace(/, hasta.*| \(.*/, ''))).toBe(await read(again));
});
