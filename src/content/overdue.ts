import type { Language } from '../chat/language.ts';
import type { Content } from './content.ts';
import { sourceTitle } from './sources.ts';

/** Half a year: after that a phone number or a statement about the law deserves another look (project rule). */
export const oldAfterDays = 180;

/** How many days ago that was. */
export function ageInDays(date: string, today: Temporal.PlainDate): number {
  return Temporal.PlainDate.from(date).until(today, { largestUnit: 'day' }).days;
}

/** What should be looked at again, by the name that its reader knows; `days`: ago that it was, null where nobody did. */
export interface Overdue {
  readonly what: 'entry' | 'number' | 'source';
  readonly name: string;
  readonly days: number | null;
}

/** What of the content was reviewed or checked too long ago, oldest first: what was never checked before all. */
export function findOverdue(content: Content, language: Language, today: Temporal.PlainDate): Overdue[] {
  const entries = content.entries(language).map(({ title, reviewed_on }): Overdue => {
    return { what: 'entry', name: title, days: ageInDays(reviewed_on, today) };
  });
  const numbers = content.campaign.hotlines.map(({ name, checked_on }): Overdue => {
    return {
      what: 'number',
      name: name[language],
      days: checked_on === null ? null : ageInDays(checked_on, today),
    };
  });
  const sources = Object.values(content.sources).map((source): Overdue => {
    return {
      what: 'source',
      name: sourceTitle(source, language),
      days: ageInDays(source.checked_on, today),
    };
  });
  return [...numbers, ...entries, ...sources]
    .filter(({ days }) => days === null || days > oldAfterDays)
    .toSorted((a, b) => (b.days ?? Number.MAX_SAFE_INTEGER) - (a.days ?? Number.MAX_SAFE_INTEGER));
}
