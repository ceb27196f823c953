import type { Message } from '../chat/message.ts';
import type { Content } from '../content/content.ts';
import { voice } from '../events/showing/bilingual.ts';
import { cancellationMessage } from '../events/showing/cancellation-message.ts';
import { changeMessage } from '../events/showing/change-message.ts';
import { eventMessage } from '../events/showing/event-message.ts';
import { composeReminder } from '../reminders/compose-reminder.ts';
import type { Event } from '../store/events.ts';
import type { Store } from '../store/open.ts';
import type { ChannelRow } from '../store/outbox.ts';
import type { Post } from '../store/posts.ts';
import { knownBefore } from './known-before.ts';
import { keyOf } from './message-key.ts';
import { occasionAt } from './planned-at.ts';

/** The message of a row as things stand `now` (epoch ms), in the languages of the event's group. */
export async function compose(
  knowing: { readonly store: Store; readonly content: Content },
  row: ChannelRow,
  post: Post,
  event: Event,
  now: number,
): Promise<Message> {
  const { store, content } = knowing;
  if (row.kind === 'reminder')
    return composeReminder(knowing, event, keyOf(row, post), occasionAt(row, event, now));
  const group = await store.groups.byId(event.groupId);
  const speaker = voice(content.phrases, group?.languages ?? ['en']);
  if (row.kind === 'cancellation') return cancellationMessage(event, speaker, keyOf(row, post));
  const count = await store.rsvps.count(event.id);
  if (row.was) {
    const known = knownBefore(await store.outbox.of(event.id), row, row.was);
    return changeMessage(event, known, count, speaker, keyOf(row, post));
  }
  return eventMessage(event, count, speaker, keyOf(row, post));
}
