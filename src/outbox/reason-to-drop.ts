import type { Event } from '../store/events.ts';
import type { Store } from '../store/open.ts';
import type { OutboxRow } from '../store/outbox.ts';
import type { Post } from '../store/posts.ts';

/** Why a due row is not to be sent any more, in a word for the log; null if it is. */
export async function reasonToDrop(
  store: Store,
  row: OutboxRow,
  event: Event,
  post: Post,
  now: number,
): Promise<string | null> {
  if (row.kind === 'cancellation') return post.message ? null : 'never-posted';
  if (row.kind === 'refresh') return null;
  if (event.state !== 'open') return 'not-open';
  if (row.kind !== 'reminder') return null;
  // A reminder that comes after the start helps nobody.
  if (event.start.epochMilliseconds <= now) return 'too-late';
  const rows = await store.outbox.of(event.id);
  const overtaken = rows.some(
    (other) =>
      other.kind === 'reminder' &&
      other.postId === row.postId &&
      other.dueAt > row.dueAt &&
      other.dueAt <= now,
  );
  return overtaken ? 'overtaken' : null;
}
