import type { Campaign } from '../content/campaign.ts';
import type { Event } from '../store/events.ts';
import type { Wanted } from '../store/outbox.ts';
import type { Post } from '../store/posts.ts';
import { dueAt, type Rung } from './rung.ts';

/** When to remind of this event: what its organizers chose, else what the campaign says for its kind. */
export function ladderOf(
  { kind, ladder }: Pick<Event, 'kind' | 'ladder'>,
  campaign: Campaign,
): readonly Rung[] {
  return ladder ?? campaign.event_kinds[kind].reminders;
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
