import { causeOf } from '../../events/posting/trouble-causes.ts';
import type { Event } from '../../store/events.ts';
import type { Group } from '../../store/groups.ts';
import type { Post } from '../../store/posts.ts';
import type { Untold } from './untold.ts';

/** A channel that is gone, by the soonest event that stood there. */
export interface LostChannel {
  readonly post: Post;
  readonly event: Event;
}

/** The channels of this group that are gone, or that the bot is not let into, as far as events to come stand there. */
export function lostChannels(
  untold: readonly Pick<Untold, 'row' | 'event' | 'post'>[],
  { platform, nativeId }: Pick<Group, 'platform' | 'nativeId'>,
  now: number,
): LostChannel[] {
  const lost = new Map<string, LostChannel>();
  const soonest = untold.toSorted(
    (a, b) => a.event.start.epochMilliseconds - b.event.start.epochMilliseconds,
  );
  for (const { row, event, post } of soonest) {
    if (post === null || post.place.platform !== platform || post.place.group !== nativeId) continue;
    if (row.state !== 'failed' || event.state !== 'open' || event.end.epochMilliseconds <= now) continue;
    const { cause } = causeOf(row);
    if (cause !== 'gone' && cause !== 'not-in-channel') continue;
    if (!lost.has(post.place.channel)) lost.set(post.place.channel, { post, event });
  }
  return [...lost.values()];
}
