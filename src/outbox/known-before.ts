import type { Event } from '../store/events.ts';
import type { ChannelRow, Told } from '../store/outbox.ts';
import type { Post } from '../store/posts.ts';

/** The notices of changes for one post, the earliest first. */
export function changesOf(rows: readonly ChannelRow[], post: Pick<Post, 'id'>): ChannelRow[] {
  return rows
    .filter(({ kind, postId }) => kind === 'change' && postId === post.id)
    .sort((a, b) => version(a) - version(b));
}

/** Of which version of the event it tells: the higher one is newer. */
export function version({ rung }: Pick<ChannelRow, 'rung'>): number {
  return Number(rung);
}

/** Whether this notice, or may be, stands in the channel; what was not posted then showed the new from the first. */
function isKnown({ state, error }: ChannelRow): boolean {
  return state === 'sent' || state === 'unknown' || error === 'never-posted';
}

/** What a channel knew when this notice went out: notices before it that were never sent told it nothing. */
export function knownBefore(rows: readonly ChannelRow[], row: ChannelRow, was: Told): Told {
  const earlier = changesOf(rows, { id: row.postId }).filter((other) => version(other) < version(row));
  const untold = earlier.slice(earlier.findLastIndex(isKnown) + 1);
  return untold[0]?.was ?? was;
}

export function isAsTold({ start, end, place }: Event, told: Told): boolean {
  return start.epochMilliseconds === told.start && end.epochMilliseconds === told.end && place === told.place;
}
