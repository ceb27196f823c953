import type { Actor } from '../../chat/actor.ts';
import type { Place } from '../../chat/place.ts';
import type { Core } from '../../core.ts';
import type { Event } from '../../store/events.ts';

/**
 * Those of these events that this person may hear of here: posted in this very channel or in one that everybody
 * in the group can see. What is planned in a private channel stays there, and guests hear of this channel alone.
 * Organizers hear of all.
 */
export async function visibleEvents(
  core: Core,
  events: readonly Event[],
  actor: Actor,
  here: Place,
): Promise<Event[]> {
  if (actor.organizer) return [...events];
  const visible = await Promise.all(
    events.map(async ({ id }) => {
      const posts = await core.store.posts.of(id);
      const inGroup = posts.filter(
        ({ place }) => place.platform === here.platform && place.group === here.group,
      );
      if (inGroup.some(({ place }) => place.channel === here.channel)) return true;
      if (actor.guest) return false;
      const open = await Promise.all(
        inGroup.map(({ place }) => core.platform(place.platform)?.isOpenToAll(place)),
      );
      return open.includes(true);
    }),
  );
  return events.filter((_, at) => visible[at]);
}
