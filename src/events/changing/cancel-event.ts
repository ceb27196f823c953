import { Refusal } from '../../chat/refusal.ts';
import type { Event } from '../../store/events.ts';
import type { Repositories, Store } from '../../store/open.ts';

/**
 * Cancels an open event: its reminders are withdrawn, its posts say so, and each channel is told once.
 * Cancelling twice changes nothing. Throws Refusal where there is no such event.
 */
export async function cancelEvent(store: Store, eventId: string, now: number): Promise<Event> {
  return store.transaction((repositories) => cancelOpen(repositories, eventId, now));
}

/** The same, as a part of something larger. */
export async function cancelOpen(
  { events, posts, outbox }: Repositories,
  eventId: string,
  now: number,
): Promise<Event> {
  const event = await events.byId(eventId);
  if (!event || event.state === 'draft') throw new Refusal('event.gone');
  if (!(await events.move(eventId, 'open', 'cancelled'))) return event;
  await outbox.withdrawReminders(eventId);
  for (const post of await posts.of(eventId)) {
    await outbox.ask({ kind: 'refresh', eventId, postId: post.id, dueAt: now });
    await outbox.add({ kind: 'cancellation', eventId, postId: post.id, dueAt: now });
  }
  return { ...event, state: 'cancelled' };
}
