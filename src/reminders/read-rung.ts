import type { Language } from '../chat/language.ts';
import { Refusal } from '../chat/refusal.ts';
import type { Core } from '../core.ts';
import { whenRefusal } from '../events/drafting/when-refusal.ts';
import { formatWhen } from '../events/when/format-when.ts';
import { parseWhen } from '../events/when/parse-when.ts';
import type { Event } from '../store/events.ts';
import { readOffset } from './read-offset.ts';
import { dueAt, type Rung } from './rung.ts';

/** No event is planned further ahead. */
const longest = { years: 2 };

/**
 * The rung that an organizer typed: so long before the start, or a moment by the clocks where the event is. A moment
 * becomes calendar days and what is left of hours, to the minute, so that it moves along with the event. Throws a
 * Refusal for the field `when` that says what to type instead.
 */
export async function readRung(core: Core, typed: string, event: Event, language: Language): Promise<Rung> {
  const offset = readOffset(typed);
  if (offset?.kind === 'before') {
    if (dueAt(event, offset.rung) < event.start.subtract(longest).epochMilliseconds)
      throw new Refusal('reminders.too-early', {}, 'when');
    return offset.rung;
  }
  const text =
    offset === null ? typed : `${event.start.toPlainDate().subtract({ days: offset.days })} ${offset.clock}`;
  const now = Temporal.Instant.fromEpochMilliseconds(core.clock.now());
  const parsed = await parseWhen(text, { language, now, timeZone: event.start.timeZoneId });
  if (parsed.ok && parsed.end === null) {
    return event.start.since(parsed.start, { largestUnit: 'day', smallestUnit: 'minute' }).toString();
  }
  if (parsed.ok || parsed.failure.reason === 'unreadable')
    throw new Refusal('reminders.unreadable', {}, 'when');
  if (parsed.failure.reason === 'past')
    throw new Refusal('reminders.past', { when: formatWhen(parsed.failure.at, language) }, 'when');
  throw whenRefusal(parsed.failure, language);
}
