/** Who is reminded: a channel, or people directly. `personal`: those who asked for just this one. */
export const audiences = ['channel', 'going', 'going-or-maybe', 'speakers', 'personal'] as const;

export type Audience = (typeof audiences)[number];

/** Those among whom organizers choose; the last one people choose for themselves. */
export const organizersAudiences = ['channel', 'going', 'going-or-maybe', 'speakers'] as const;

/**
 * A moment before an event at which something is said, as one short text, so that it can be written, kept and compared:
 * `P7D`, `P1D 18:00` (that many days before, at this time by the clock where the event is), and behind it, where it is not
 * the channel that is reminded, ` to going`, or, where it is about something else than coming, ` about access`.
 */
export type Rung = string;

export interface RungParts {
  readonly before: Temporal.Duration;
  /** By the clock where the event is; null: so long before the start. */
  readonly at: Temporal.PlainTime | null;
  readonly to: Audience;
  /** `access`: until when interpretation and accommodation must be asked for. */
  readonly about: 'access' | null;
}

const shape =
  /^(?<before>P\S+)(?: (?<at>\d\d:\d\d))?(?: to (?<to>going|going-or-maybe|speakers|personal))?(?<access> about access)?$/;

/** Days. No event is planned so far ahead; a time still longer is before the calendar begins. */
const longest = 36_500;
const someDay = Temporal.PlainDate.from('2024-01-01');

/** There are few, and each is read with every message that it is about. */
const known = new Map<string, RungParts | null>();
const mostKnown = 256;

/** What a rung says; null where it is none. */
export function readRungParts(text: string): RungParts | null {
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const parts = partsOf(text);
  known.set(text, parts);
  return parts;
}

function partsOf(text: string): RungParts | null {
  const groups = shape.exec(text)?.groups;
  if (!groups?.before) return null;
  try {
    const before = Temporal.Duration.from(groups.before);
    const at = groups.at === undefined ? null : Temporal.PlainTime.from(groups.at);
    // With a time of day only whole days make sense; and nothing is said after the start.
    if (before.sign < 0 || (at !== null && !isWholeDays(before))) return null;
    if (before.total({ unit: 'days', relativeTo: someDay }) > longest) return null;
    const to = audiences.find((audience) => audience === groups.to) ?? 'channel';
    return { before, at, to, about: groups.access === undefined ? null : 'access' };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The same of a rung that was checked when it came in. Throws RangeError where it is none. */
export function parseRung(rung: Rung): RungParts {
  const parts = readRungParts(rung);
  if (!parts) throw new RangeError('not a rung');
  return parts;
}

/** A rung of these parts, as it is kept. */
export function rungOf({ before, at, to, about }: RungParts): Rung {
  return [
    // Temporal writes no days as PT0S.
    at !== null && before.blank ? 'P0D' : inDays(before).toString(),
    ...(at === null ? [] : [at.toString({ smallestUnit: 'minute' })]),
    ...(to === 'channel' ? [] : [`to ${to}`]),
    ...(about === null ? [] : [`about ${about}`]),
  ].join(' ');
}

/**
 * When a rung is due (epoch ms). Days are counted on the calendar of the event's zone, so that "one day before 10:00" is
 * 10:00 the day before even where the clocks change between; hours are real hours. A time of day is the one that the
 * clocks there show on that day; where they skip it, as much later as they skip; where they show it twice, the first.
 */
export function dueAt({ start }: { readonly start: Temporal.ZonedDateTime }, rung: Rung): number {
  const { before, at } = parseRung(rung);
  if (at === null) return start.subtract(before).epochMilliseconds;
  // By the date alone: the hour of the start may be one that the clocks skip on that day, late in the evening.
  const day = start.toPlainDate().subtract(before);
  return day.toZonedDateTime({ timeZone: start.timeZoneId, plainTime: at }).epochMilliseconds;
}

/** The same for other people, or about something else. */
export function rungWith(rung: Rung, parts: Partial<RungParts>): Rung {
  return rungOf({ ...parseRung(rung), ...parts });
}

/** A week is seven days, so that the same rung is always the same text. */
function inDays(duration: Temporal.Duration): Temporal.Duration {
  return duration.with({ weeks: 0, days: duration.days + duration.weeks * 7 });
}

function isWholeDays(duration: Temporal.Duration): boolean {
  return duration.with({ years: 0, months: 0, weeks: 0, days: 0 }).blank;
}
