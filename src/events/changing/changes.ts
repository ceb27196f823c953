import type { Event, Texts } from '../../store/events.ts';
import type { Told } from '../../store/outbox.ts';

/** What differs between an event and what it is to become. */
export interface Changes {
  readonly title: boolean;
  readonly time: boolean;
  readonly place: boolean;
  readonly description: boolean;
  readonly accessibility: boolean;
  readonly link: boolean;
  /** Whether organizers see names. */
  readonly names: boolean;
  /** Whether reactions count. */
  readonly reactions: boolean;
}

export function changesBetween(before: Event, after: Event): Changes {
  return {
    title: !same(before.title, after.title),
    time: !sameMoment(before.start, after.start) || !sameMoment(before.end, after.end),
    place: before.place !== after.place,
    description: !same(before.description, after.description),
    accessibility: !same(before.accessibility, after.accessibility),
    link: before.link !== after.link,
    names: before.showsNames !== after.showsNames,
    reactions: before.buttonsOnly !== after.buttonsOnly,
  };
}

/** Whether people who said they come must hear of it. */
export function concernsEveryone({ time, place }: Pick<Changes, 'time' | 'place'>): boolean {
  return time || place;
}

/** What people know of an event who read about it now. */
export function toldOf({ start, end, place }: Pick<Event, 'start' | 'end' | 'place'>): Told {
  return { start: start.epochMilliseconds, end: end.epochMilliseconds, place };
}

function same(one: Texts, other: Texts): boolean {
  return one.en === other.en && one.es === other.es;
}

function sameMoment(one: Temporal.ZonedDateTime, other: Temporal.ZonedDateTime): boolean {
  return one.epochMilliseconds === other.epochMilliseconds;
}
