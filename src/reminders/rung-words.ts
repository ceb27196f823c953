import type { Language } from '../chat/language.ts';
import { formatClock } from '../events/when/format-clock.ts';
import type { Phrases } from '../phrases/phrases.ts';
import type { Event } from '../store/events.ts';
import { dueAt, parseRung, type Rung, type RungParts } from './rung.ts';

/** "the day before at 6:00 PM", "2 hours before, directly to those going or maybe": a rung as people say it. */
export function rungWords(phrases: Phrases, language: Language, rung: Rung): string {
  const parts = parseRung(rung);
  const say = (key: string) => phrases.text(language, `reminders.${key}`);
  const words = [momentWords(phrases, language, parts)];
  if (parts.to !== 'channel') words.push(say(`to.${parts.to}`));
  if (parts.about !== null) words.push(say(`about.${parts.about}`));
  return words.join(', ');
}

function momentWords(
  phrases: Phrases,
  language: Language,
  { before, at }: Pick<RungParts, 'before' | 'at'>,
): string {
  const isInDays = before.with({ days: 0 }).blank;
  if (at !== null && isInDays)
    return phrases.text(language, 'reminders.day-at', {
      days: before.days,
      clock: formatClock(at, language),
    });
  const duration = new Intl.DurationFormat(language, { style: 'long' }).format(before);
  const words = phrases.text(language, 'reminders.before', { duration });
  return at === null ? words : `${words}, ${formatClock(at, language)}`;
}

/** When a rung of this event is due, by the clocks where the event is. */
export function rungMoment(event: Pick<Event, 'start'>, rung: Rung): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(dueAt(event, rung)).toZonedDateTimeISO(
    event.start.timeZoneId,
  );
}
