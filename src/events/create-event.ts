import type { Place } from '../chat/place.ts';
import type { Event } from '../store/events.ts';
import { newId } from '../store/new-id.ts';
import type { Store } from '../store/open.ts';

/** How long a draft waits for its organizer's confirmation, in milliseconds. */
export const draftLifetime = 60 * 60 * 1000;

export type NewEvent = Omit<Event, 'id' | 'state' | 'version'>;

/** Keeps an event as a draft until its organizer has confirmed what the bot understood. */
export async function draftEvent(store: Store, event: NewEvent, place: Place, now: number): Promise<Event> {
  const draft: Event = { ...event, id: newId(), state: 'draft', version: 1 };
  await store.transaction(async ({ events, posts }) => {
    await events.add(draft, now);
    await posts.add(draft.id, place);
  });
  return draft;
}
