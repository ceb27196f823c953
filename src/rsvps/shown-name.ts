import type { Actor } from '../chat/actor.ts';
import type { Place } from '../chat/place.ts';
import { Refusal } from '../chat/refusal.ts';
import type { Core } from '../core.ts';
import type { Event } from '../store/events.ts';
import { openEvent } from './act.ts';
import { saidIn } from './said-in.ts';

/** What somebody's receipt says of their name: organizers see it, could be let see it, or never see any. */
export type NameState = 'shown' | 'hidden' | 'never';

/** `place`: where they read it; a direct message without a group speaks of the group in which they answered. */
export async function nameState(
  { store }: Pick<Core, 'store'>,
  event: Event,
  person: string,
  place: Place,
): Promise<NameState> {
  if (!event.showsNames) return 'never';
  const known = await store.names.of(event.id, person);
  if (known?.isShown) return 'shown';
  const groupId = (await saidIn(store.groups, place)).groupId ?? known?.groupId ?? null;
  return groupId === null ? 'never' : 'hidden';
}

/** Lets organizers see the name of somebody who comes. Throws Refusal where the event shows none, or they do not come. */
export async function showName(core: Core, eventId: string, actor: Actor, place: Place): Promise<Event> {
  const person = core.pseudonyms.of(actor.account, eventId);
  const sealed = core.sealer.seal(actor.account, person);
  return core.store.transaction(async (repositories) => {
    const event = await openEvent(repositories, eventId, core.clock.now());
    if (!event.showsNames) throw new Refusal('rsvp.name.not-asked');
    const { groupId } = await saidIn(repositories.groups, place);
    if (!(await repositories.names.show(event.id, person, groupId, sealed)))
      throw new Refusal('rsvp.name.come-first');
    return event;
  });
}

/** At any time, whatever became of the event. Throws Refusal where it is gone. */
export async function hideName(core: Core, eventId: string, person: string): Promise<Event> {
  const { store } = core;
  const event = await store.events.byId(eventId);
  if (!event) throw new Refusal('event.gone');
  await store.names.hide(event.id, person);
  await core.scrubSoon();
  return event;
}
