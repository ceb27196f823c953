import type { Message } from '../chat/message.ts';
import { voice } from '../events/showing/bilingual.ts';
import type { Phrases } from '../phrases/phrases.ts';
import type { Event } from '../store/events.ts';
import type { Store } from '../store/open.ts';
import { reminderMessage } from './reminder-message.ts';

/** A reminder as things stand now, in the languages of the event's group. `key` marks it. */
export async function composeReminder(
  store: Store,
  phrases: Phrases,
  event: Event,
  key: string,
): Promise<Message> {
  const group = await store.groups.byId(event.groupId);
  const count = await store.rsvps.count(event.id);
  return reminderMessage(event, count, voice(phrases, group?.languages ?? ['en']), key);
}
