import type { Language } from '../../chat/language.ts';
import type { Phrases } from '../../phrases/phrases.ts';
import { formatClock } from '../when/format-clock.ts';
import type { Recurrence } from './recurrence.ts';
import type { Rule, RuleDay } from './rule.ts';

/** "Every Tuesday and Friday at 10:00 AM": the days, and the hour by the clock there. Without its end, so that it fits a line. */
export function recurrenceLine(
  phrases: Phrases,
  language: Language,
  { rule, first }: Pick<Recurrence, 'rule' | 'first'>,
): string {
  return phrases.text(language, 'series.rule.at', {
    rule: daysOf(phrases, language, rule),
    // Spanish says of one o'clock "a la", of every other hour "a las".
    hour: first.hour % 12,
    time: formatClock(first.toPlainTime(), language),
  });
}

/** The same with its end: ", until December 18 (12 times)". `times`: how often in all; null where it has no end. */
export function recurrenceWords(
  phrases: Phrases,
  language: Language,
  recurrence: Pick<Recurrence, 'rule' | 'first'>,
  times: number | null,
): string {
  const { rule, first } = recurrence;
  const line = recurrenceLine(phrases, language, recurrence);
  const until = rule.until;
  const ended =
    until === null
      ? line
      : phrases.text(language, 'series.rule.until', {
          rule: line,
          date: dayInWords(until, language, until.year !== first.year),
        });
  return times === null ? ended : phrases.text(language, 'series.rule.times', { rule: ended, times });
}

/** "December 18", "18 de diciembre". */
function dayInWords(date: Temporal.PlainDate, language: Language, year: boolean): string {
  return date.toLocaleString(`${language}-US`, {
    month: 'long',
    day: 'numeric',
    ...(year ? { year: 'numeric' } : {}),
  });
}

function daysOf(
  phrases: Phrases,
  language: Language,
  { every, interval, weekdays, monthDays }: Rule,
): string {
  const say = (key: string, values = {}) => phrases.text(language, `series.rule.${key}`, values);
  if (every === 'day') return say('day', { every: interval });
  const inWeek = weekdays.map(({ weekday }) => weekday).join('');
  if (every === 'week' && interval === 1 && inWeek === '12345') return say('workdays');
  const names = weekdays.map(({ weekday }) => weekdayName(weekday, language));
  if (every === 'week') return say('week', { every: interval, names: list(names, language) });
  const days = monthDays.map((day) => (day === -1 ? say('last-day') : say('month-day', { day })));
  return say('month', {
    every: interval,
    names: list([...nthDays(phrases, language, weekdays), ...days], language),
  });
}

/** "First and third Monday" in one, "first Monday", "last Friday" as two. */
function nthDays(phrases: Phrases, language: Language, weekdays: readonly RuleDay[]): string[] {
  return [...Map.groupBy(weekdays, ({ weekday }) => weekday)].map(([weekday, days]) => {
    const each = days.map(({ nth }) => phrases.text(language, 'series.rule.nth', { nth: String(nth) }));
    const values = { which: list(each, language), weekday: weekdayName(weekday, language) };
    return phrases.text(language, 'series.rule.nth-day', values);
  });
}

/** ISO: 1 is Monday. */
export function weekdayName(weekday: number, language: Language): string {
  const monday = Temporal.PlainDate.from('2024-01-01');
  return monday.add({ days: weekday - 1 }).toLocaleString(language, { weekday: 'long' });
}

function list(texts: readonly string[], language: Language): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(texts);
}
