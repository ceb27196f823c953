import type { Message } from '../chat/message.ts';
import type { Content } from '../content/content.ts';
import { voice } from '../events/showing/bilingual.ts';
import type { Event } from '../store/events.ts';
import type { Store } from '../store/open.ts';
import type { Occasion } from './late.ts';
import { reminderMessage } from './reminder-message.ts';

/** A reminder as things stand now, in the languages of the event's group. `key` marks it. */
export async function composeReminder(
  { store, content }: { readonly store: Store; readonly content: Content },
  event: Event,
  key: string,
  occasion: Occasion,
): Promise<Message> {
  const group = await store.groups.byId(event.groupId);
  const count = await store.rsvps.count(event.id);
  const speaker = voice(content.phrases, group?.languages ?? ['en']);
  return reminderMessage(content, event, count, speaker, key, occasion);
}
