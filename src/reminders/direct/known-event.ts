import type { Actor } from '../../chat/actor.ts';
import type { Place } from '../../chat/place.ts';
import { Refusal } from '../../chat/refusal.ts';
import type { Core } from '../../core.ts';
import { eventForAnyone, findEvent } from '../../events/finding/find-event.ts';
import { searchable } from '../../events/finding/searchable.ts';
import type { Event } from '../../store/events.ts';

/** Whether somebody answered to this event, or asked to be reminded of it: then they know of it, wherever they are. */
async function knows({ store }: Core, eventId: string, person: string): Promise<boolean> {
  if (await store.rsvps.of(eventId, person)) return true;
  return (await store.personalReminders.of(eventId, person)).length > 0;
}

/**
 * The event behind a button of a message that one person alone has: a receipt, their list, a reminder that came directly,
 * where there is no group to look in. Throws Refusal as `eventForAnyone`.
 */
export async function knownEvent(core: Core, id: string, actor: Actor, place: Place): Promise<Event> {
  const event = await core.store.events.byId(id);
  const isTheirs = event !== null && (await knows(core, id, core.pseudonyms.of(actor.account, id)));
  return isTheirs ? event : eventForAnyone(core, id, actor, place);
}

/** The coming events that somebody knows of in this way, soonest first. */
export async function knownEvents(core: Core, actor: Actor): Promise<Event[]> {
  const known: Event[] = [];
  for (const event of await core.store.events.open(core.clock.now()))
    if (await knows(core, event.id, core.pseudonyms.of(actor.account, event.id))) known.push(event);
  return known.sort((a, b) => Temporal.ZonedDateTime.compare(a.start, b.start));
}

/** The event that somebody names for themselves: in a direct message without a group, one that they answered to. */
export async function findTheirs(core: Core, named: string, actor: Actor, place: Place): Promise<Event> {
  if (place.group !== null) return findEvent(core, named, actor, place);
  const wanted = searchable(named);
  const theirs = await knownEvents(core, actor);
  const titles = ({ title }: Event) => [title.en, title.es].map(searchable).filter((one) => one !== '');
  const [exact] = theirs.filter((event) => event.id === named || titles(event).includes(wanted));
  const meant = exact ? [exact] : theirs.filter((event) => titles(event).some((one) => one.includes(wanted)));
  const [first, ...others] = meant;
  if (!first) throw new Refusal('personal.not-found', {}, 'event');
  if (others.length > 0) throw new Refusal('event.several', {}, 'event');
  return first;
}
