import type { Event } from '../../store/events.ts';
import type { Group } from '../../store/groups.ts';
import type { Repositories } from '../../store/open.ts';
import type { Post } from '../../store/posts.ts';

/**
 * The group whose organizers are told what became of something: that of the channel it was for, or if those want to be
 * told nothing, the one that made the event. Null where nobody wants to: then it stands with the event alone.
 */
export async function whoIsTold(
  { groups }: Pick<Repositories, 'groups'>,
  event: Pick<Event, 'groupId'>,
  post: Pick<Post, 'place'> | null,
): Promise<Group | null> {
  if (post !== null && post.place.group !== null) {
    const there = await groups.byNativeId(post.place.platform, post.place.group);
    if (there !== null && there.organizersChannel !== null) return there;
  }
  const own = await groups.byId(event.groupId);
  return own !== null && own.organizersChannel !== null ? own : null;
}
