import type { Language } from '../chat/language.ts';
import type { Phrases } from '../phrases/phrases.ts';
import type { Event } from '../store/events.ts';
import { dueAt, type Rung } from './rung.ts';

/** "1 day, 2 hours before": a rung as people say it. */
export function rungWords(phrases: Phrases, language: Language, rung: Rung): string {
  const duration = new Intl.DurationFormat(language, { style: 'long' }).format(Temporal.Duration.from(rung));
  return phrases.text(language, 'reminders.before', { duration });
}

/** When a rung of this event is due, by the clocks where the event is. */
export function rungMoment(event: Pick<Event, 'start'>, rung: Rung): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(dueAt(event, rung)).toZonedDateTimeISO(
    event.start.timeZoneId,
  );
}
