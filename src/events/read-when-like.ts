import type { Language } from '../chat/language.ts';
import type { Core } from '../core.ts';
import type { Event } from '../store/events.ts';
import { momentText } from './moment-text.ts';
import type { ReadWhen } from './read-when.ts';
import { parseWhen } from './when/parse-when.ts';
import { whenRefusal } from './when-refusal.ts';

/** What a time that somebody types takes from an earlier one, where they leave it out. */
export interface EarlierTime {
  /** The day for hours that stand alone; null where they need a day of their own. */
  readonly date: Temporal.PlainDate | null;
  /** By the clock on the wall. */
  readonly time: Temporal.PlainTime;
  readonly duration: Temporal.Duration;
  readonly timeZone: string;
}

/**
 * The time that an organizer typed where one stands already: a day alone is at the same hour, hours alone (only to
 * change it) are on the same day, and without an end it lasts as long. Throws a Refusal as `readWhen` does.
 */
export async function readWhenLike(
  core: Core,
  typed: string,
  { date, time, duration, timeZone }: EarlierTime,
  language: Language,
): Promise<ReadWhen> {
  const now = Temporal.Instant.fromEpochMilliseconds(core.clock.now());
  const parsed = await parseWhen(typed, { language, now, timeZone, usual: { date, time } });
  if (!parsed.ok) throw whenRefusal(parsed.failure, language);
  const { start, end, alternative } = parsed;
  return { start, end: end ?? start.add(duration), alternative };
}

/** The same for an event or a draft that is being changed; what its form showed is its time as it is, even where that has begun. */
export async function readChangedWhen(
  core: Core,
  typed: string,
  { start, end }: Pick<Event, 'start' | 'end'>,
  language: Language,
): Promise<ReadWhen> {
  const pickers = `${start.toPlainDate()} ${clock(start)}-${clock(end)}`;
  if (typed === momentText({ start, end }, language) || typed === pickers)
    return { start, end, alternative: null };
  const earlier = { date: start.toPlainDate(), time: start.toPlainTime(), duration: start.until(end) };
  return readWhenLike(core, typed, { ...earlier, timeZone: start.timeZoneId }, language);
}

function clock(at: Temporal.ZonedDateTime): string {
  return at.toPlainTime().toString({ smallestUnit: 'minute' });
}
