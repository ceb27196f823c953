import type { Event } from '../../store/events.ts';
import type { Series } from '../../store/series.ts';
import { changesBetween } from '../changing/changes.ts';
import { endAfter, wallLength } from '../repeating/wall-length.ts';

/** How one event of a series was changed, in what the others can follow: each keeps its own day. */
interface Change {
  readonly said: Partial<
    Pick<Event, 'title' | 'description' | 'accessibility' | 'place' | 'link' | 'showsNames' | 'buttonsOnly'>
  >;
  /** The zone by whose clocks the two stand that follow. */
  readonly timeZone: string;
  /** The new hour; null: it stays. */
  readonly time: Temporal.PlainTime | null;
  /** The new length by the clock on the wall; null: it stays. */
  readonly duration: Temporal.Duration | null;
}

export function changeOf(before: Event, after: Event): Change {
  const changes = changesBetween(before, after);
  const { title, description, accessibility, place, link, showsNames, buttonsOnly } = after;
  const timeZone = after.start.timeZoneId;
  const [start, end] = [before.start.withTimeZone(timeZone), before.end.withTimeZone(timeZone)];
  const time = after.start.toPlainTime();
  const duration = wallLength(after.start, after.end);
  return {
    said: {
      ...(changes.title ? { title } : {}),
      ...(changes.description ? { description } : {}),
      ...(changes.accessibility ? { accessibility } : {}),
      ...(changes.place ? { place } : {}),
      ...(changes.link ? { link } : {}),
      ...(changes.names ? { showsNames } : {}),
      ...(changes.reactions ? { buttonsOnly } : {}),
    },
    timeZone,
    time: changes.time && !time.equals(start.toPlainTime()) ? time : null,
    duration: changes.time && !sameLength(duration, wallLength(start, end)) ? duration : null,
  };
}

/** Whether it moves to another day: the others do not follow that. */
export function movesDay(before: Event, after: Event): boolean {
  const day = (event: Event) => event.start.withTimeZone(after.start.timeZoneId).toPlainDate();
  return !day(before).equals(day(after));
}

/** Another event of the series after the same change. What sets it apart and was not changed now, it keeps. */
export function changedLikewise(event: Event, { said, timeZone, time, duration }: Change): Event {
  if (time === null && duration === null) return { ...event, ...said };
  const [was, ended] = [event.start.withTimeZone(timeZone), event.end.withTimeZone(timeZone)];
  const start = time === null ? was : was.withPlainTime(time);
  return { ...event, ...said, start, end: endAfter(start, duration ?? wallLength(was, ended)) };
}

/** The series itself after the change, but for its rule. */
export function seriesLikewise(series: Series, { said, timeZone, time, duration }: Change): Series {
  return {
    ...series,
    ...said,
    ...(time === null ? {} : { timeZone, first: series.first.withPlainTime(time) }),
    duration: duration ?? series.duration,
  };
}

function sameLength(one: Temporal.Duration, other: Temporal.Duration): boolean {
  const relativeTo = Temporal.PlainDate.from('2024-01-01');
  return Temporal.Duration.compare(one, other, { relativeTo }) === 0;
}
