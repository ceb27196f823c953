import type { Message } from '../chat/message.ts';
import { voice } from '../events/showing/bilingual.ts';
import { cancellationMessage } from '../events/showing/cancellation-message.ts';
import { changeMessage } from '../events/showing/change-message.ts';
import { eventMessage } from '../events/showing/event-message.ts';
import type { Phrases } from '../phrases/phrases.ts';
import { composeReminder } from '../reminders/compose-reminder.ts';
import type { Event } from '../store/events.ts';
import type { Store } from '../store/open.ts';
import type { ChannelRow } from '../store/outbox.ts';
import type { Post } from '../store/posts.ts';
import { knownBefore } from './known-before.ts';
import { keyOf } from './message-key.ts';

/** The message of a row as things stand now, in the languages of the event's group. */
export async function compose(
  store: Store,
  phrases: Phrases,
  row: ChannelRow,
  post: Post,
  event: Event,
): Promise<Message> {
  if (row.kind === 'reminder') return composeReminder(store, phrases, event, keyOf(row, post));
  const group = await store.groups.byId(event.groupId);
  const speaker = voice(phrases, group?.languages ?? ['en']);
  if (row.kind === 'cancellation') return cancellationMessage(event, speaker, keyOf(row, post));
  const count = await store.rsvps.count(event.id);
  if (row.was) {
    const known = knownBefore(await store.outbox.of(event.id), row, row.was);
    return changeMessage(event, known, count, speaker, keyOf(row, post));
  }
  return eventMessage(event, count, speaker, keyOf(row, post));
}
