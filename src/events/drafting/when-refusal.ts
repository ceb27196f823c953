import type { Language } from '../../chat/language.ts';
import { Refusal } from '../../chat/refusal.ts';
import { formatWhen } from '../when/format-when.ts';
import type { WhenFailure } from '../when/when.ts';
import { zoneName } from '../zones/zone-label.ts';

/** Why a typed time was not taken, and what to type instead. */
export function whenRefusal(failure: WhenFailure, language: Language): Refusal {
  const { phrase, values } = told(failure, language);
  return new Refusal(phrase, values, 'when');
}

function told(failure: WhenFailure, language: Language): Pick<Refusal, 'phrase' | 'values'> {
  const say = (at: Temporal.ZonedDateTime) => formatWhen(at, language);
  const or = (texts: readonly string[]) =>
    new Intl.ListFormat(language, { type: 'disjunction' }).format(texts.map((text) => `“${text}”`));
  switch (failure.reason) {
    case 'unreadable':
      return { phrase: 'when.unreadable', values: { suggestions: or(failure.suggestions) } };
    case 'no-time':
      return { phrase: 'when.no-time', values: { suggestions: or(failure.suggestions) } };
    case 'ambiguous-hour':
      return { phrase: 'when.ambiguous-hour', values: { suggestions: or(failure.suggestions.map(say)) } };
    case 'wrong-weekday':
      return {
        phrase: 'when.wrong-weekday',
        values: {
          at: say(failure.at),
          suggestions: or(failure.suggestions.map(say)),
        },
      };
    case 'past':
      return failure.suggestion
        ? { phrase: 'when.past', values: { at: say(failure.at), suggestion: say(failure.suggestion) } }
        : { phrase: 'when.long-past', values: { at: say(failure.at) } };
    case 'skipped':
      return {
        phrase: 'when.skipped',
        values: {
          local: clock(failure.local, language),
          suggestion: say(failure.suggestion),
        },
      };
    case 'repeated':
      return {
        phrase: 'when.repeated',
        values: {
          local: clock(failure.local, language),
          earlier: failure.earlier.toString({ timeZoneName: 'never', smallestUnit: 'minute' }),
          later: failure.later.toString({ timeZoneName: 'never', smallestUnit: 'minute' }),
        },
      };
    case 'too-far':
      return { phrase: 'when.too-far', values: { at: say(failure.at), limit: say(failure.limit) } };
    case 'zone-mismatch':
      return {
        phrase: 'when.zone-mismatch',
        values: { written: failure.written, city: zoneName(failure.timeZone, language) },
      };
  }
}

function clock(local: Temporal.PlainDateTime, language: Language): string {
  return local.toLocaleString(`${language}-US`, { dateStyle: 'long', timeStyle: 'short' });
}
