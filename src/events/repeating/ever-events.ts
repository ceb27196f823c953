import type { Actor } from '../../chat/actor.ts';
import type { Place } from '../../chat/place.ts';
import type { Core } from '../../core.ts';
import type { Event } from '../../store/events.ts';
import { searchable } from '../finding/searchable.ts';
import { visibleEvents } from '../finding/visible-events.ts';

/** More than anybody looks through. */
const mostEvents = 500;

export interface EverEvents {
  /** Latest first. */
  readonly past: readonly Event[];
  /** Soonest first. */
  readonly coming: readonly Event[];
}

/** All events of this group, over or coming, of which this person may hear here. */
export async function everEvents(core: Core, actor: Actor, place: Place): Promise<EverEvents> {
  const { events } = core.store;
  const now = core.clock.now();
  const past = await events.past(place, now, mostEvents);
  const coming = await events.coming(place, now, mostEvents);
  return {
    past: await visibleEvents(core, past, actor, place),
    coming: await visibleEvents(core, coming, actor, place),
  };
}

/** The titles of an event as they can be searched for. */
export function titlesOf({ title }: Pick<Event, 'title'>): string[] {
  return [title.en, title.es].map(searchable).filter((each) => each !== '');
}

/** Of events that bear one title the latest, which is what people mean by it; null where they bear several, or none. */
export function latestOfOne(events: readonly Event[]): Event | null {
  const [first, ...others] = events.toSorted((a, b) => Temporal.ZonedDateTime.compare(b.start, a.start));
  const same = others.every((other) =>
    titlesOf(other).some((title) => first && titlesOf(first).includes(title)),
  );
  return first && same ? first : null;
}
