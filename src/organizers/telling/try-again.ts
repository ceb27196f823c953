import { causeOf } from '../../events/posting/trouble-causes.ts';
import { dueAt } from '../../reminders/rung.ts';
import type { Event } from '../../store/events.ts';
import type { ChannelRow } from '../../store/outbox.ts';
import type { Untold } from './untold.ts';

/**
 * Whether it may be sent once somebody has mended the cause, and still helps. What may have arrived is not sent again, and
 * a channel that is gone does not come back.
 */
export function canTryAgain({ row, event }: Pick<Untold, 'row' | 'event'>, now: number): boolean {
  if (row.state !== 'failed' || row.postId === null) return false;
  const { cause } = causeOf(row);
  if (cause === 'gone' || cause === 'deleted-again') return false;
  if (event.end.epochMilliseconds <= now) return false;
  if (row.kind === 'cancellation') return event.state === 'cancelled';
  if (event.state !== 'open') return false;
  // Nobody is reminded of what has begun, nor of a time at which it is not any more.
  return row.kind !== 'reminder' || (event.start.epochMilliseconds > now && isOfThisStart(row, event));
}

function isOfThisStart({ ofStart }: Pick<ChannelRow, 'ofStart'>, event: Event): boolean {
  return ofStart === null || ofStart === event.start.epochMilliseconds;
}

/** When it was to be sent (epoch ms): tries that failed have put its row off since. */
export function meantFor({ kind, rung }: ChannelRow, event: Event, now: number): number {
  return kind === 'reminder' && rung !== '' ? dueAt(event, rung) : now;
}
