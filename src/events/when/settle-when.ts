import { chooseStart, isAhead, localTime, type Start } from './choose-start.ts';
import { type Clock, endAfter, startReadings } from './clock.ts';
import type { Day } from './day.ts';
import { nextLike } from './next-like.ts';
import { isOwnZone, type NamedZone } from './read-zone.ts';
import { onTheWall } from './wall-clock.ts';
import type { WhenFailure, WhenResult } from './when.ts';

/** A text taken apart. */
interface Parts {
  day: Day;
  start: Clock;
  end: Clock | null;
  /** A length typed instead of an end, in minutes. */
  minutesLong: number | null;
  /** The zones named, of the start first. */
  zones: readonly NamedZone[];
  /** The moment asked, in the group's zone. */
  now: Temporal.ZonedDateTime;
}

/** No meeting or rally lasts longer: such a range is two times read as one ("10:00-05:00", an offset). */
const longestMinutes = 18 * 60;
const furthest = { years: 2 };

function refuse(failure: WhenFailure): WhenResult {
  return { ok: false, failure };
}

/** The two limits on any start: ahead of now, and at most two years. Null when it is within both. */
function outOfReach(
  at: Temporal.ZonedDateTime,
  every: Day['every'],
  now: Temporal.ZonedDateTime,
): WhenResult | null {
  if (!isAhead(at, now)) return refuse({ reason: 'past', at, suggestion: nextLike(at, every, now) });
  const limit = now.add(furthest);
  return isAhead(at, limit) ? refuse({ reason: 'too-far', at, limit }) : null;
}

/** A start that is already a moment: it needs no wall clock, so only its distance from now can be refused. */
export function settleMoment(at: Temporal.ZonedDateTime, now: Temporal.ZonedDateTime): WhenResult {
  return outOfReach(at, 'year', now) ?? { ok: true, start: at, end: null, alternative: null };
}

function wrongWeekday(day: Day, start: Start, now: Temporal.ZonedDateTime): WhenResult | null {
  if (day.weekday === null || start.date.dayOfWeek === day.weekday) return null;
  // The nearest day so named is at most three days from the date, before or after.
  const ahead = (day.weekday - start.date.dayOfWeek + 7) % 7;
  const nearest = start.date.add({ days: ahead > 3 ? ahead - 7 : ahead });
  const named = onTheWall(localTime(nearest, start.minutes), now.timeZoneId, undefined).at;
  const suggestions = [start.wall.at, named].filter((at) => isAhead(at, now));
  return refuse({ reason: 'wrong-weekday', at: start.wall.at, suggestions });
}

function settleEnd(
  parts: Parts,
  start: Start,
  at: Temporal.ZonedDateTime,
): Temporal.ZonedDateTime | null | undefined {
  if (parts.end === null) return parts.minutesLong === null ? null : at.add({ minutes: parts.minutesLong });
  const minutes = endAfter(start.minutes, parts.end);
  if (minutes === null) return undefined;
  const wall = onTheWall(localTime(start.date, minutes), at.timeZoneId, parts.zones.at(-1));
  return wall.kind === 'repeated' && !isAhead(wall.at, at) ? wall.later : wall.at;
}

function settleStart(parts: Parts, start: Start): WhenResult | undefined {
  const { day, zones, now } = parts;
  const { wall } = start;
  const foreign = zones
    .slice(0, parts.end === null ? undefined : 1)
    .find((zone) => !isOwnZone(zone, wall.at));
  if (foreign) return refuse({ reason: 'zone-mismatch', written: foreign.written, timeZone: now.timeZoneId });
  const refused = wrongWeekday(day, start, now) ?? outOfReach(wall.at, day.every, now);
  if (refused) return refused;
  if (wall.kind === 'skipped') return refuse({ reason: 'skipped', local: wall.local, suggestion: wall.at });
  if (wall.kind === 'repeated') {
    return refuse({ reason: 'repeated', local: wall.local, earlier: wall.at, later: wall.later });
  }
  const end = settleEnd(parts, start, wall.at);
  if (end === undefined) return undefined;
  if (end !== null) {
    const minutes = end.since(wall.at).total('minutes');
    if (minutes <= 0 || minutes > longestMinutes) return undefined;
    const other = zones.slice(1).find((zone) => !isOwnZone(zone, end));
    if (other) return refuse({ reason: 'zone-mismatch', written: other.written, timeZone: now.timeZoneId });
  }
  const alternative =
    day.alternative && onTheWall(localTime(day.alternative, start.minutes), now.timeZoneId, zones[0]).at;
  return { ok: true, start: wall.at, end, alternative };
}

/** The result for a text taken apart; undefined when its hours are impossible or its length is. */
export function settleWhen(parts: Parts): WhenResult | undefined {
  const { day, now, zones } = parts;
  if (parts.end !== null && parts.minutesLong !== null) return undefined;
  const starts = startReadings(parts.start, parts.end).map((minutes) =>
    chooseStart(day, minutes, now, zones[0]),
  );
  const [only, another] = starts;
  if (only === undefined || another === undefined) return only && settleStart(parts, only);
  // "midnight" alone is one moment, the end of today and the start of tomorrow.
  const ahead = starts.filter(
    (start, index) =>
      start.ahead && !starts.slice(0, index).some(({ wall }) => wall.at.equals(start.wall.at)),
  );
  const [left, twoLeft] = ahead;
  // "today at 6" said at noon can only be this evening; all of them gone by is in the past either way.
  if (left === undefined || twoLeft === undefined) return settleStart(parts, left ?? another);
  const refused = settleStart({ ...parts, end: null, minutesLong: null }, left);
  const other =
    refused?.ok === false && ['zone-mismatch', 'wrong-weekday', 'too-far'].includes(refused.failure.reason);
  if (other) return refused;
  const suggestions = ahead.map(({ wall }) => wall.at).sort(Temporal.ZonedDateTime.compare);
  return refuse({ reason: 'ambiguous-hour', suggestions });
}
