import type { Language } from '../chat/language.ts';
import { Refusal } from '../chat/refusal.ts';
import type { Core } from '../core.ts';
import { whenRefusal } from '../events/drafting/when-refusal.ts';
import { formatWhen } from '../events/when/format-when.ts';
import { parseWhen } from '../events/when/parse-when.ts';
import type { Event } from '../store/events.ts';
import { readOffset } from './read-offset.ts';
import { type Audience, dueAt, type Rung, readRungParts, rungOf } from './rung.ts';

/** No event is planned further ahead. */
const longest = { years: 2 };

/**
 * The rung that somebody typed, for `to`: so long before the start, or a moment by the clocks where the event is. A moment
 * becomes that time of day so many days before, and stays so when the event is moved. Throws a Refusal for the field `when`
 * that says what to type instead.
 */
export async function readRung(
  core: Core,
  typed: string,
  event: Event,
  language: Language,
  to: Audience = 'channel',
): Promise<Rung> {
  const offset = readOffset(typed);
  if (offset?.kind === 'before') {
    const before = Temporal.Duration.from(offset.rung);
    return notTooEarly(event, rungOf({ before, at: null, to, about: null }));
  }
  const text =
    offset === null ? typed : `${event.start.toPlainDate().subtract({ days: offset.days })} ${offset.clock}`;
  const now = Temporal.Instant.fromEpochMilliseconds(core.clock.now());
  const parsed = await parseWhen(text, { language, now, timeZone: event.start.timeZoneId });
  if (parsed.ok && parsed.end === null)
    return notTooEarly(event, atMoment(event, parsed.start, to, language));
  if (parsed.ok || parsed.failure.reason === 'unreadable')
    throw new Refusal('reminders.unreadable', {}, 'when');
  if (parsed.failure.reason === 'past')
    throw new Refusal('reminders.past', { when: formatWhen(parsed.failure.at, language) }, 'when');
  throw whenRefusal(parsed.failure, language);
}

function atMoment({ start }: Event, moment: Temporal.ZonedDateTime, to: Audience, language: Language): Rung {
  const there = moment.withTimeZone(start.timeZoneId);
  const before = there.toPlainDate().until(start.toPlainDate(), { largestUnit: 'day' });
  // Of an hour that the clocks show twice, the second one cannot be said as a time of day; nor what comes after the event.
  const rung = before.sign < 0 ? null : rungOf({ before, at: there.toPlainTime(), to, about: null });
  if (rung !== null && dueAt({ start }, rung) === there.epochMilliseconds) return rung;
  const exactly = start.since(there, { largestUnit: 'hour', smallestUnit: 'minute' });
  if (exactly.sign < 0)
    throw new Refusal('reminders.not-before-start', { start: formatWhen(start, language) }, 'when');
  return rungOf({ before: exactly, at: null, to, about: null });
}

/** Throws a Refusal for what would come years before the event. */
function notTooEarly(event: Event, rung: Rung): Rung {
  // What is longer than a rung may be is none.
  const isRung = readRungParts(rung) !== null;
  if (!isRung || dueAt(event, rung) < event.start.subtract(longest).epochMilliseconds)
    throw new Refusal('reminders.too-early', {}, 'when');
  return rung;
}
