import type { Place } from '../../chat/place.ts';
import type { Event } from '../../store/events.ts';
import { newId } from '../../store/new-id.ts';
import type { Store } from '../../store/open.ts';

/** How long a draft waits for its organizer's confirmation, in milliseconds. */
export const draftLifetime = 60 * 60 * 1000;

export type NewEvent = Omit<Event, 'id' | 'state' | 'version' | 'series'>;

/** Keeps an event as a draft until its organizer has confirmed what the bot understood, and where it is to stand. */
export async function draftEvent(
  store: Store,
  event: NewEvent,
  place: Place,
  now: number,
  alsoIn: readonly Place[] = [],
): Promise<Event> {
  const draft: Event = { ...event, id: newId(), state: 'draft', version: 1, series: null };
  await add(store, draft, [place, ...alsoIn], now);
  return draft;
}

/** Keeps what an open event is to become, until it is confirmed by a button in this place. */
export async function draftEdit(store: Store, changed: Event, place: Place, now: number): Promise<Event> {
  const draft: Event = { ...changed, id: newId(), state: 'draft', edits: changed.id, series: null };
  await add(store, draft, [place], now);
  return draft;
}

async function add(store: Store, draft: Event, places: readonly Place[], now: number): Promise<void> {
  await store.transaction(async ({ events, posts }) => {
    await events.add(draft, now);
    for (const place of places) await posts.add(draft.id, place);
  });
}
