import type { Language } from '../chat/language.ts';
import { Refusal } from '../chat/refusal.ts';
import { formatWhen } from './when/format-when.ts';
import type { WhenFailure } from './when/when.ts';

/** Why a typed time was not taken, and what to type instead. */
export function whenRefusal(failure: WhenFailure, language: Language): Refusal {
  const say = (at: Temporal.ZonedDateTime) => formatWhen(at, language);
  const or = (texts: readonly string[]) =>
    new Intl.ListFormat(language, { type: 'disjunction' }).format(texts.map((text) => `“${text}”`));
  switch (failure.reason) {
    case 'unreadable':
      return new Refusal('when.unreadable', { suggestions: or(failure.suggestions) });
    case 'no-time':
      return new Refusal('when.no-time', { suggestions: or(failure.suggestions) });
    case 'ambiguous-hour':
      return new Refusal('when.ambiguous-hour', { suggestions: or(failure.suggestions.map(say)) });
    case 'wrong-weekday':
      return new Refusal('when.wrong-weekday', {
        at: say(failure.at),
        suggestions: or(failure.suggestions.map(say)),
      });
    case 'past':
      return failure.suggestion
        ? new Refusal('when.past', { at: say(failure.at), suggestion: say(failure.suggestion) })
        : new Refusal('when.long-past', { at: say(failure.at) });
    case 'skipped':
      return new Refusal('when.skipped', {
        local: clock(failure.local, language),
        suggestion: say(failure.suggestion),
      });
    case 'repeated':
      return new Refusal('when.repeated', {
        local: clock(failure.local, language),
        earlier: failure.earlier.toString({ timeZoneName: 'never', smallestUnit: 'minute' }),
        later: failure.later.toString({ timeZoneName: 'never', smallestUnit: 'minute' }),
      });
    case 'too-far':
      return new Refusal('when.too-far', { at: say(failure.at), limit: say(failure.limit) });
    case 'zone-mismatch':
      return new Refusal('when.zone-mismatch', { written: failure.written, zone: failure.timeZone });
  }
}

function clock(local: Temporal.PlainDateTime, language: Language): string {
  return local.toLocaleString(language, { dateStyle: 'long', timeStyle: 'short' });
}
