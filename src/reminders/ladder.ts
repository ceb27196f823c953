import type { Campaign } from '../content/campaign.ts';
import type { Event } from '../store/events.ts';
import type { Repositories } from '../store/open.ts';
import type { Post } from '../store/posts.ts';
import { dueAt, parseRung, type Rung } from './rung.ts';

/** When to remind of this event: what its organizers chose, else what the campaign says for its kind. */
export function ladderOf(
  { kind, ladder }: Pick<Event, 'kind' | 'ladder'>,
  campaign: Campaign,
): readonly Rung[] {
  return ladder ?? campaign.event_kinds[kind].reminders;
}

/** Whether a rung of this event is still to come; one that falls on its start or after it never comes. */
export function isToCome(event: Pick<Event, 'start'>, rung: Rung, now: number): boolean {
  const due = dueAt(event, rung);
  return due > now && due < event.start.epochMilliseconds;
}

/**
 * Puts the reminders of an open event that are still to come into the outbox: in each channel where it stands, or only in
 * those of `into`, and once for people. What is planned already stays as it is; what people asked for themselves comes too.
 */
export async function planLadder(
  { posts, outbox }: Pick<Repositories, 'posts' | 'outbox'>,
  event: Event,
  ladder: readonly Rung[],
  now: number,
  into?: readonly Post[],
): Promise<void> {
  const channels = into ?? (await posts.of(event.id));
  const ofStart = event.start.epochMilliseconds;
  const eventId = event.id;
  const personal = await outbox.personalRungs(eventId);
  for (const rung of [...ladder, ...personal].filter((each) => isToCome(event, each, now))) {
    const due = dueAt(event, rung);
    if (parseRung(rung).to !== 'channel') {
      await outbox.planFanOut({ eventId, rung, dueAt: due, ofStart });
      continue;
    }
    for (const { id } of channels)
      await outbox.plan({ kind: 'reminder', eventId, postId: id, rung, dueAt: due, ofStart });
  }
}

/**
 * Plans the reminders of an event that was moved anew, and takes back those of its earlier start. What waits until somebody
 * is awake stays, if by the new start its time has passed too: no other one would come in its place.
 */
export async function moveLadder(
  repositories: Pick<Repositories, 'posts' | 'outbox'>,
  event: Event,
  ladder: readonly Rung[],
  now: number,
): Promise<void> {
  const { outbox } = repositories;
  const underWay = await outbox.rungsUnderWay(event.id, now);
  const staying = underWay.filter((rung) => !isToCome(event, rung, now));
  await outbox.withdrawMoved(event.id, { start: event.start.epochMilliseconds, staying, now });
  await planLadder(repositories, event, ladder, now);
}
