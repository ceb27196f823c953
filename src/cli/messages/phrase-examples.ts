import type { Language } from '../../chat/language.ts';

type Example = number | string | readonly [en: string, es: string];

// Times end as `formatWhen` and `formatClock` end them: a period comes after a city or a zone, not after "a.m.".
const day: Example = [
  'Tuesday, February 16, 2027, 10:00 AM PST (Los Angeles)',
  'martes, 16 de febrero de 2027, 10:00 a.m. PST (Los Ángeles)',
];
const otherDay: Example = [
  'Wednesday, February 17, 2027, 10:00 AM PST (Los Angeles)',
  'miércoles, 17 de febrero de 2027, 10:00 a.m. PST (Los Ángeles)',
];

/** What a phrase is filled in with on the page of all messages, by the name in braces. */
const examples: Readonly<Record<string, Example>> = {
  about: ['the Los Angeles Sanctuary Ordinance', 'la Ordenanza de Ciudad Santuario de Los Ángeles'],
  again: 'no',
  all: 12,
  asks: ['Sign language, Tue, Feb 9, 10:00 AM PST', 'Lengua de señas, mar, 9 de feb, 10:00 a.m. PST'],
  answer: ['going', 'voy'],
  at: day,
  before: ['1 day before', '1 día antes'],
  changes: ['time, place', 'hora, lugar'],
  channel: '#events',
  channels: 2,
  choices: ['going, maybe', 'voy, tal vez'],
  city: ['Los Angeles', 'Los Ángeles'],
  clock: ['9:05 AM PST', '9:05 a.m. PST'],
  code: 'K3VW-9XQ2',
  count: 3,
  date: ['February 1, 2027', '1 de febrero de 2027'],
  day: 3,
  days: 2,
  due: day,
  duration: ['2 hours', '2 horas'],
  earlier: '2027-11-07T01:30-07:00',
  entries: 5,
  every: 2,
  entry: 'provision/status-inquiries',
  first: otherDay,
  following: 2,
  from: ['9:00 PM', '9:00 p.m.'],
  going: 30,
  host: 'bot-2',
  hosts: 'bot-1, bot-2',
  hours: [
    'I do not write between 9:00 PM and 8:00 AM (Los Angeles time).',
    'No le escribo de 9:00 p.m. a 8:00 a.m. (hora de Los Ángeles).',
  ],
  hour: 10,
  intro: ['Spanish interpretation is there.', 'Hay interpretación al español.'],
  invite: '/invite @sanctuary-bot',
  last: day,
  languages: ['English and Spanish', 'inglés y español'],
  later: '2027-11-07T01:30-08:00',
  left: 2,
  limit: otherDay,
  loaded: day,
  local: ['March 14, 2027 at 2:30 AM', '14 de marzo de 2027 a las 2:30'],
  maybe: 12,
  missing: 'Send Messages',
  moments: ['Mon, Feb 15, 10:00 AM PST', 'lun, 15 de feb, 10:00 a.m. PST'],
  more: 3,
  most: 25,
  moved: 'yes',
  name: ['Monthly rally', 'Mitin mensual'],
  names: ['Tuesday and Friday', 'martes y viernes'],
  nth: 2,
  number: '888-624-4752',
  option: ['place', 'lugar'],
  other: otherDay,
  others: 2,
  people: 3,
  post: ['Sun, Feb 14, 10:00 AM PST', 'dom, 14 de feb, 10:00 a.m. PST'],
  posted: 'keep',
  platform: 'discord',
  reference: 'a1b2c3',
  reminders: 3,
  roles: 2,
  rule: ['Every Tuesday at 10:00 AM', 'Cada martes a las 10:00 a.m.'],
  section: ['Provisions', 'Disposiciones'],
  sent: 2,
  slash: '/',
  start: day,
  state: ['waiting', 'en espera'],
  step: ['Time zone', 'Zona horaria'],
  suggestion: otherDay,
  suggestions: ['“next Tuesday 10am” or “Dec 1 10am”', '“próximo martes 10am” o “1 dic 10am”'],
  there: ['Mon, Feb 15, 10:00 AM PST', 'lun, 15 de feb, 10:00 a.m. PST'],
  time: ['10:00 AM', '10:00 a.m.'],
  times: 3,
  titles: ['“Defend the sanctuary law”', '“Defendamos la ley santuario”'],
  until: ['Tue, Feb 9, 10:00 AM PST', 'mar, 9 de feb, 10:00 a.m. PST'],
  to: ['8:00 AM', '8:00 a.m.'],
  title: ['Defend the sanctuary law', 'Defendamos la ley santuario'],
  typed: day,
  version: '0.1.0',
  what: ['A reminder', 'Un recordatorio'],
  weekday: ['Tuesday', 'martes'],
  when: day,
  which: ['first and third', 'primer y tercer'],
  written: 'EST',
};

/** Throws RangeError where there is none yet for this name: then it has to be added here. */
export function exampleOf(name: string, language: Language): string | number {
  const example = examples[name];
  if (example === undefined)
    throw new RangeError(`src/cli/messages/phrase-examples.ts has no example for {${name}}`);
  if (typeof example !== 'object') return example;
  return example[language === 'en' ? 0 : 1];
}
