import { parseRung } from '../reminders/rung.ts';
import type { Event } from '../store/events.ts';
import type { Store } from '../store/open.ts';
import type { ChannelRow, PlannedReminder } from '../store/outbox.ts';
import type { Post } from '../store/posts.ts';
import { changesOf, isAsTold, knownBefore, version } from './known-before.ts';
import { plannedAt } from './planned-at.ts';

const aMinute = 60_000;

/** Why a due row is not to be sent any more, in a word for the log; null if it is. */
export async function reasonToDrop(
  store: Store,
  row: ChannelRow,
  event: Event,
  post: Post,
  now: number,
): Promise<string | null> {
  if (event.end.epochMilliseconds <= now) return 'over';
  if (row.kind === 'refresh') return null;
  if (row.kind === 'cancellation') return neverPosted(await store.outbox.of(event.id), post);
  if (event.state !== 'open') return 'not-open';
  if (row.kind === 'change') {
    const rows = await store.outbox.of(event.id);
    if (changesOf(rows, post).some((other) => version(other) > version(row))) return 'overtaken';
    // Changed back before anybody was told.
    if (row.was && isAsTold(event, knownBefore(rows, row, row.was))) return 'as-before';
    return neverPosted(rows, post);
  }
  if (row.kind !== 'reminder') return null;
  // A reminder that comes after the start helps nobody.
  if (event.start.epochMilliseconds <= now) return 'too-late';
  // The event was moved while this one was in somebody's hands; those for the new time are planned.
  if (row.ofStart !== null && row.ofStart !== event.start.epochMilliseconds) return 'moved';
  // Rungs are whole minutes apart: by now no later one can be due.
  if (now - plannedAt(row, event) < aMinute) return null;
  return isOvertaken(row, event, await store.outbox.remindersIn(row.postId, now), now) ? 'overtaken' : null;
}

/**
 * Whether a later rung about the same is due as well, or was sent: what must be asked for in time is not said by another.
 * What counts is when each was planned, however long it was tried.
 */
function isOvertaken(
  row: ChannelRow,
  event: Event,
  reminders: readonly PlannedReminder[],
  now: number,
): boolean {
  const planned = plannedAt(row, event);
  const { about } = parseRung(row.rung);
  return reminders.some((other) => {
    // Nothing is due before it was planned, so most need no look at the calendar.
    if (other.rung === row.rung || other.dueAt <= planned || other.ofStart !== row.ofStart) return false;
    if (parseRung(other.rung).about !== about) return false;
    const at = plannedAt(other, event);
    return at > planned && at <= now;
  });
}

/** Of a notice: nobody there has read what it speaks of. */
function neverPosted(rows: readonly ChannelRow[], post: Post): string | null {
  // A post of unknown fate may well stand there.
  const maybeThere = rows.some(
    ({ kind, postId, state }) => kind === 'post' && postId === post.id && state === 'unknown',
  );
  // One that was deleted did stand there, and people read it.
  return post.message || maybeThere || post.reposts > 0 ? null : 'never-posted';
}
