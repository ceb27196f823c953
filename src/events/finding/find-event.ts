import type { Actor } from '../../chat/actor.ts';
import type { Place } from '../../chat/place.ts';
import { Refusal } from '../../chat/refusal.ts';
import type { Core } from '../../core.ts';
import type { Event } from '../../store/events.ts';
import type { Store } from '../../store/open.ts';
import { searchable } from './searchable.ts';
import { visibleEvents } from './visible-events.ts';

/** Fewer characters than this are not looked for inside titles: they stand in too many. */
const leastCharacters = 3;

/**
 * The event that somebody names: by its id (as completion and buttons give it), by its title, or by some words of it
 * (where commands are typed as a whole, there is no list to pick from). Only events that they may hear of here can be
 * named. Throws Refusal where there is none, or more than one, unless they are of one series.
 */
export async function findEvent(core: Core, named: string, actor: Actor, place: Place): Promise<Event> {
  const { events } = core.store;
  const wanted = searchable(named);
  const byId = await events.inGroup(named, place);
  const coming = byId && byId.state !== 'draft' ? [byId] : await events.coming(place, core.clock.now(), 500);
  const visible = await visibleEvents(core, coming, actor, place);
  if (byId && visible[0]) return visible[0];
  const titled = (fits: (title: string) => boolean) =>
    visible.filter(({ title }) => [title.en, title.es].map(searchable).some(fits));
  const exact = titled((title) => wanted !== '' && title === wanted);
  const meant =
    exact.length > 0 ? exact : titled((title) => wanted.length >= leastCharacters && title.includes(wanted));
  const [first, ...others] = meant;
  if (!first) throw new Refusal('event.not-found', {}, 'event');
  // Of a series, the next one is meant.
  const isOneSeries = first.series !== null && others.every(({ series }) => series?.id === first.series?.id);
  if (others.length > 0 && !isOneSeries) throw new Refusal('event.several', {}, 'event');
  return first;
}

/** The draft or event behind a button. Throws Refusal where it is gone or another group's. */
export async function eventOfButton(store: Store, id: string, place: Place): Promise<Event> {
  const event = await store.events.inGroup(id, place);
  if (!event) throw new Refusal('event.gone');
  return event;
}

/**
 * The event behind a button that anyone may press. Its id can come from somebody who was never shown it, so it must be
 * one that they may hear of where they pressed. Throws Refusal as where it is gone, which tells them nothing.
 */
export async function eventForAnyone(core: Core, id: string, actor: Actor, place: Place): Promise<Event> {
  const [visible] = await visibleEvents(core, [await eventOfButton(core.store, id, place)], actor, place);
  if (!visible) throw new Refusal('event.gone');
  return visible;
}
