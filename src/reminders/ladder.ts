import type { Campaign } from '../content/campaign.ts';
import type { Event } from '../store/events.ts';
import type { Wanted } from '../store/outbox.ts';
import type { Post } from '../store/posts.ts';

/** An ISO 8601 duration before the start at which something is said: `P7D`, `PT2H`. */
export type Rung = string;

/** When to remind of this event: what its organizers chose, else what the campaign says for its kind. */
export function ladderOf(
  { kind, ladder }: Pick<Event, 'kind' | 'ladder'>,
  campaign: Campaign,
): readonly Rung[] {
  return ladder ?? campaign.event_kinds[kind].reminders;
}

/**
 * When a rung is due (epoch ms). Days are counted on the calendar of the event's zone, so that "one day
 * before 10:00" is 10:00 the day before even where the clocks change between; hours are real hours.
 */
export function dueAt(event: Pick<Event, 'start'>, rung: Rung): number {
  return event.start.subtract(Temporal.Duration.from(rung)).epochMilliseconds;
}

/** The outbox rows for a post's reminders; rungs that are already past are left out. */
export function reminderRows(event: Event, post: Post, ladder: readonly Rung[], now: number): Wanted[] {
  return ladder
    .map((rung) => ({
      kind: 'reminder' as const,
      eventId: event.id,
      postId: post.id,
      rung,
      dueAt: dueAt(event, rung),
      ofStart: event.start.epochMilliseconds,
    }))
    .filter((row) => row.dueAt > now);
}
