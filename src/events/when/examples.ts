import type { TwoWayDate } from './numeric-date.ts';
import type { WhenLanguage } from './when.ts';

/** "December 1, 2026" or "1 de diciembre de 2026": a date as it can be typed. */
function dateInWords(date: Temporal.PlainDate, language: WhenLanguage, year = true): string {
  const format = new Intl.DateTimeFormat(language === 'es' ? 'es-US' : 'en-US', {
    timeZone: 'UTC',
    month: 'long',
    day: 'numeric',
    ...(year ? { year: 'numeric' } : {}),
  });
  return format.format(date.toZonedDateTime('UTC').epochMilliseconds);
}

/** Times that can be typed instead of one not understood, in the person's language, all of them ahead. */
export function examples(language: WhenLanguage, today: Temporal.PlainDate): string[] {
  const date = today.add({ days: 14 });
  return language === 'es'
    ? ['martes 10am', `${dateInWords(date, 'es', false)} 6:30 pm`, `${date} 10:00`]
    : ['next Tuesday 10am', `${dateInWords(date, 'en', false)} 6:30 pm`, `${date} 10:00`];
}

/** A day with hours added, to show what was missing: they are examples, no hour is assumed. */
export function withHours(date: Temporal.PlainDate, language: WhenLanguage): string[] {
  const words = dateInWords(date, language);
  return [`${words} 10am`, `${words} 6:30 pm`];
}

/** The person's own text with a two-way date such as 3/4 written out both ways. */
export function bothWays(text: string, { typed, readings }: TwoWayDate, language: WhenLanguage): string[] {
  return readings.map(({ month, day, year }) => {
    const written = dateInWords(new Temporal.PlainDate(2028, month, day), language, false);
    const century = year?.length === 2 ? '20' : '';
    return text.replace(typed, year === undefined ? written : `${written} ${century}${year}`);
  });
}
