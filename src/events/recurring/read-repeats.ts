import type { Language } from '../../chat/language.ts';
import { Refusal } from '../../chat/refusal.ts';
import { type RecurrenceFailure, readRecurrence } from './read-recurrence.ts';
import { weekdayName } from './recurrence-words.ts';
import type { Rule } from './rule.ts';

/** The rule that an organizer typed for what begins then. Throws a Refusal that says what to type instead. */
export async function readRepeats(
  typed: string,
  start: Temporal.ZonedDateTime,
  language: Language,
): Promise<Rule> {
  const read = await readRecurrence(typed, start);
  if (!read.ok) throw repeatsRefusal(read.failure, language);
  return read.rule;
}

export function repeatsRefusal(failure: RecurrenceFailure, language: Language): Refusal {
  const say = (date: Temporal.PlainDate) => date.toLocaleString(`${language}-US`, { dateStyle: 'long' });
  const refusal = (key: string, values = {}) => new Refusal(`repeats.${key}`, values, 'repeats');
  switch (failure.reason) {
    case 'which':
      return refusal('which', { nth: failure.nth, weekday: weekdayName(failure.weekday, language) });
    case 'ends-before':
      return refusal('ends-before', { first: say(failure.first), last: say(failure.last) });
    case 'ends-too-late':
      return refusal('ends-too-late', { limit: say(failure.limit) });
    default:
      return refusal(failure.reason);
  }
}
