import type { Place } from '../chat/place.ts';
import { Refusal } from '../chat/refusal.ts';
import type { Event } from '../store/events.ts';
import type { Store } from '../store/open.ts';
import { searchable } from './searchable.ts';

/**
 * The event that somebody names: by its id (as completion and buttons give it) or by its title. Only events
 * of the group they are in can be named. Throws Refusal where there is none, or more than one.
 */
export async function findEvent(store: Store, named: string, place: Place, now: number): Promise<Event> {
  const byId = await store.events.inGroup(named, place);
  if (byId && byId.state !== 'draft') return byId;
  const wanted = searchable(named);
  const same = (text: string) => wanted !== '' && searchable(text) === wanted;
  const coming = await store.events.coming(place, now, 500);
  const [first, ...others] = coming.filter(({ title }) => same(title.en) || same(title.es));
  if (!first) throw new Refusal('event.not-found');
  if (others.length > 0) throw new Refusal('event.several');
  return first;
}

/** The draft or event behind a button. Throws Refusal where it is gone or another group's. */
export async function eventOfButton(store: Store, id: string, place: Place): Promise<Event> {
  const event = await store.events.inGroup(id, place);
  if (!event) throw new Refusal('event.gone');
  return event;
}
