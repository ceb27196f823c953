import type { Language } from '../../chat/language.ts';
import { Refusal } from '../../chat/refusal.ts';
import type { Core } from '../../core.ts';
import type { Event } from '../../store/events.ts';
import { endAfter, wallLength } from '../repeating/wall-length.ts';
import { formatWhen } from '../when/format-when.ts';
import { parseWhen } from '../when/parse-when.ts';
import type { Clocks } from './clocks-for.ts';
import { momentText } from './moment-text.ts';
import type { ReadWhen } from './read-when.ts';
import { whenRefusal } from './when-refusal.ts';

/** What a time that somebody types takes from an earlier one, where they leave it out. */
export interface EarlierTime {
  /** The day for hours that stand alone; null where they need a day of their own. */
  readonly date: Temporal.PlainDate | null;
  /** By the clock on the wall, like its length. */
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
  return { start, end: end ?? endAfter(start, duration), alternative };
}

/** The same for an event or a draft that is being changed; what its form showed is its time as it is, even where that has begun. */
export async function readChangedWhen(
  core: Core,
  typed: string,
  event: Pick<Event, 'start' | 'end'>,
  { typed: timeZone, kept }: Clocks,
  language: Language,
): Promise<ReadWhen> {
  const [start, end] = [event.start.withTimeZone(timeZone), event.end.withTimeZone(timeZone)];
  const asItIs: ReadWhen = { start: event.start, end: event.end, alternative: null };
  const pickers = `${start.toPlainDate()} ${clock(start)}-${clock(end)}`;
  if (typed === momentText({ start, end }, language) || typed === pickers) return asItIs;
  const usual = { date: start.toPlainDate(), time: start.toPlainTime() };
  const read =
    (await onlyTheEnd(core, typed, { start, end }, usual, language)) ??
    (await readWhenLike(core, typed, { ...usual, duration: wallLength(start, end), timeZone }, language));
  if (isSame(read.start, start) && isSame(read.end, end)) return asItIs;
  return { ...read, start: read.start.withTimeZone(kept), end: read.end.withTimeZone(kept) };
}

/**
 * What has begun can still end at another time: its words are read as before the start, and null is given where they
 * name another one. Throws a Refusal for an end that has passed.
 */
async function onlyTheEnd(
  core: Core,
  typed: string,
  { start, end }: Pick<Event, 'start' | 'end'>,
  usual: Pick<EarlierTime, 'date' | 'time'>,
  language: Language,
): Promise<ReadWhen | null> {
  if (start.epochMilliseconds > core.clock.now()) return null;
  const now = start.subtract({ milliseconds: 1 }).toInstant();
  const parsed = await parseWhen(typed, { language, now, timeZone: start.timeZoneId, usual });
  if (!parsed.ok || !isSame(parsed.start, start)) return null;
  const becomes = parsed.end ?? end;
  if (becomes.epochMilliseconds <= core.clock.now())
    throw new Refusal('event.edit.end-passed', { at: formatWhen(becomes, language) }, 'when');
  return { start, end: becomes, alternative: null };
}

function isSame(one: Temporal.ZonedDateTime, other: Temporal.ZonedDateTime): boolean {
  return one.epochMilliseconds === other.epochMilliseconds;
}

function clock(at: Temporal.ZonedDateTime): string {
  return at.toPlainTime().toString({ smallestUnit: 'minute' });
}
