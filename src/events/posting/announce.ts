import { planLadder } from '../../reminders/ladder.ts';
import type { Rung } from '../../reminders/rung.ts';
import type { Event } from '../../store/events.ts';
import type { Repositories } from '../../store/open.ts';

/** Puts the posts of an event that has just been opened, and its reminders, into the outbox. */
export async function announce(
  repositories: Pick<Repositories, 'posts' | 'outbox'>,
  event: Event,
  ladder: readonly Rung[],
  now: number,
): Promise<void> {
  const { posts, outbox } = repositories;
  for (const post of await posts.of(event.id))
    await outbox.add({ kind: 'post', eventId: event.id, postId: post.id, dueAt: now });
  await planLadder(repositories, event, ladder, now);
}
