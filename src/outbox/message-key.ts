import type { ChannelRow } from '../store/outbox.ts';
import type { Post } from '../store/posts.ts';

/** Stands between a post's id and the number of its reposts. */
const anew = '.';

/**
 * What marks the message of a row, on the platform too: the post's id, or that of the row. A post that was deleted is
 * posted again under another key: Discord would give back the deleted message for the old one.
 */
export function keyOf(row: ChannelRow, post: Post): string {
  if (row.kind !== 'post' && row.kind !== 'refresh') return row.id;
  return post.reposts === 0 ? post.id : `${post.id}${anew}${post.reposts}`;
}

/** The post or row that a key stands for. */
export function idInKey(key: string): string {
  return key.split(anew)[0] ?? key;
}
