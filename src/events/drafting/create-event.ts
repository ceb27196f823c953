import type { Place } from '../../chat/place.ts';
import { mustHaveRoom } from '../../store/caps.ts';
import type { Event } from '../../store/events.ts';
import { newId } from '../../store/new-id.ts';
import type { Store } from '../../store/open.ts';

/** How long a draft waits for its organizer's confirmation, in milliseconds. */
export const draftLifetime = 60 * 60 * 1000;

const day = 24 * 60 * 60 * 1000;

export type NewEvent = Omit<Event, 'id' | 'state' | 'version' | 'series'>;

/**
 * Keeps an event as a draft until its organizer has confirmed what the bot understood, and where it is to stand. Throws
 * Refusal where the group has made as many as it can.
 */
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

/** Keeps what an open event is to become, until it is confirmed by a button in this place. Throws Refusal as above. */
export async function draftEdit(store: Store, changed: Event, place: Place, now: number): Promise<Event> {
  const draft: Event = { ...changed, id: newId(), state: 'draft', edits: changed.id, series: null };
  await add(store, draft, [place], now);
  return draft;
}

async function add(store: Store, draft: Event, places: readonly Place[], now: number): Promise<void> {
  await store.transaction(async ({ events, posts }) => {
    const { open, drafts, recent } = await events.counted(draft.groupId, now, now - day);
    mustHaveRoom('drafts', drafts);
    if (draft.edits === null) {
      mustHaveRoom('openEvents', open);
      mustHaveRoom('eventsADay', recent);
    } else mustHaveRoom('changes', draft.version);
    await events.add(draft, now);
    for (const place of places) await posts.add(draft.id, place);
  });
}
