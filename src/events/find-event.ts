import type { Actor } from '../chat/actor.ts';
import type { Place } from '../chat/place.ts';
import { Refusal } from '../chat/refusal.ts';
import type { Core } from '../core.ts';
import type { Event } from '../store/events.ts';
import type { Store } from '../store/open.ts';
import { searchable } from './searchable.ts';
import { visibleEvents } from './visible-events.ts';

/**
 * The event that somebody names: by its id (as completion and buttons give it) or by its title. Only events that
 * they may hear of here can be named. Throws Refusal where there is none, or more than one.
 */
export async function findEvent(core: Core, named: string, actor: Actor, place: Place): Promise<Event> {
  const { events } = core.store;
  const wanted = searchable(named);
  const same = (text: string) => wanted !== '' && searchable(text) === wanted;
  const byId = await events.inGroup(named, place);
  const meant =
    byId && byId.state !== 'draft'
      ? [byId]
      : (await events.coming(place, core.clock.now(), 500)).filter(
          ({ title }) => same(title.en) || same(title.es),
        );
  const [first, ...others] = await visibleEvents(core, meant, actor, place);
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
