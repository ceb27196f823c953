import type { Repositories } from '../store/open.ts';

/** How long changes are gathered before a post is edited, in milliseconds: a rush becomes one edit. */
const gathering = 1_500;

/** Asks that every post of an event show its count anew, except one that is being answered anyway. */
export async function refreshPosts(
  { posts, outbox }: Repositories,
  eventId: string,
  now: number,
  except: string | null,
): Promise<void> {
  for (const post of await posts.of(eventId)) {
    if (post.id === except || post.message === null) continue;
    await outbox.ask({ kind: 'refresh', eventId, postId: post.id, dueAt: now + gathering });
  }
}
