import type { Place } from '../../chat/place.ts';
import { Refusal } from '../../chat/refusal.ts';
import { planLadder } from '../../reminders/ladder.ts';
import type { Rung } from '../../reminders/rung.ts';
import { mustHaveRoom } from '../../store/caps.ts';
import type { Event } from '../../store/events.ts';
import type { Repositories } from '../../store/open.ts';
import type { Post } from '../../store/posts.ts';

/**
 * Puts an open event into one more channel, with reminders of its own; its head count is the same everywhere.
 * Throws Refusal where it cannot be, stands there already, or stands in as many as it can.
 */
export async function postElsewhere(
  repositories: Repositories,
  event: Event,
  place: Place,
  ladder: readonly Rung[],
  now: number,
): Promise<Post> {
  const { posts, outbox } = repositories;
  if (event.state === 'draft') throw new Refusal('event.gone');
  if (event.state === 'cancelled') throw new Refusal('event.is-cancelled');
  if (event.end.epochMilliseconds <= now) throw new Refusal('event.over-again');
  const same = (post: Post) => post.place.platform === place.platform && post.place.channel === place.channel;
  const all = await posts.of(event.id);
  const before = all.find(same);
  if (before?.message) throw new Refusal('event.post.already-there', {}, 'channel');
  const rows = before ? await outbox.of(event.id) : [];
  const isUnderWay = rows.some(
    ({ kind, postId, state }) =>
      kind === 'post' && postId === before?.id && (state === 'pending' || state === 'claimed'),
  );
  // Asking again while it is on its way would send it twice.
  if (isUnderWay) throw new Refusal('event.post.under-way', {}, 'channel');
  if (!before) mustHaveRoom('posts', all.length, 'channel');
  const post = before ?? (await posts.add(event.id, place));
  // What failed there, or was given up, is tried anew.
  await outbox.ask({ kind: 'post', eventId: event.id, postId: post.id, dueAt: now });
  await planLadder(repositories, event, ladder, now, [post]);
  return post;
}
