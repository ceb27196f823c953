import type { Place } from '../../chat/place.ts';
import { Refusal } from '../../chat/refusal.ts';
import type { Core } from '../../core.ts';
import type { Event } from '../../store/events.ts';
import { eventOfButton } from '../finding/find-event.ts';

/** The draft behind a button. Throws Refusal where it is gone, another group's, or posted already. */
export async function draftOf(core: Core, id: string, place: Place): Promise<Event> {
  const event = await eventOfButton(core.store, id, place);
  if (event.state !== 'draft') throw new Refusal('event.create.already-posted');
  return event;
}

/** What an open event is to become: the same for a draft that edits one. */
export async function editDraftOf(core: Core, id: string, place: Place): Promise<Event> {
  const draft = await core.store.events.inGroup(id, place);
  if (draft?.state !== 'draft' || draft.edits === null) throw new Refusal('event.edit.gone');
  return draft;
}
