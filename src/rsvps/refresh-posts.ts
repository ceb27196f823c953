import { idInKey } from '../outbox/message-key.ts';
import type { Repositories, Store } from '../store/open.ts';
import { gatheringFor } from './gathering.ts';

/** Asks that every post of an event show its count anew, except the one (by its key) that is being answered anyway. */
export async function refreshPosts(
  { posts, outbox }: Repositories,
  eventId: string,
  now: number,
  except: string | null,
): Promise<void> {
  const exceptId = except === null ? null : idInKey(except);
  for (const post of await posts.of(eventId)) {
    if (post.message === null) continue;
    // An edit with an older count that is on its way would land after the answer that shows ours.
    if (post.id === exceptId && !(await outbox.refreshing(post.id))) continue;
    await outbox.ask({ kind: 'refresh', eventId, postId: post.id, dueAt: now + gatheringFor(post, now) });
  }
}

/** The same for every event that still takes RSVPs. */
export async function refreshAllPosts(store: Store, now: number): Promise<void> {
  await store.transaction(async (repositories) => {
    for (const event of await repositories.events.open(now))
      await refreshPosts(repositories, event.id, now, null);
  });
}
