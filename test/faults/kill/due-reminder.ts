import { newId } from '../../../src/store/new-id.ts';
import type { Store } from '../../../src/store/open.ts';
import type { Chat } from './chats.ts';

const rung = 'PT2H';

/** A group whose organizers have a channel, as most have; the bot's secret is not asked for. */
export async function settle(store: Store, chat: Chat): Promise<string> {
  const { platform, group: nativeId } = chat;
  const { id } = await store.groups.ensure({ platform, nativeId, languages: ['en'] });
  await store.groups.change(id, {
    timeZone: 'America/Los_Angeles',
    organizersChannel: chat.channelId('organizers'),
    welcomed: true,
  });
  return id;
}

/** An event with a post in the chat's channel whose one reminder is due now. Resolves to the event's id. */
export async function addDueReminder(
  store: Store,
  chat: Chat,
  groupId: string,
  title: string,
): Promise<string> {
  const now = Temporal.Now.zonedDateTimeISO('America/Los_Angeles').round({ smallestUnit: 'second' });
  const start = now.add({ minutes: 110 });
  const text = { en: '', es: '' };
  const event = {
    id: newId(),
    groupId,
    kind: 'rally' as const,
    title: { en: title, es: '' },
    description: text,
    accessibility: text,
    place: 'City Hall',
    link: '',
    start,
    end: start.add({ hours: 2 }),
    state: 'open' as const,
    ladder: [rung],
    edits: null,
    version: 1,
    series: null,
  };
  await store.transaction(async ({ events, posts, outbox }) => {
    await events.add(event, now.epochMilliseconds);
    const place = { platform: chat.platform, group: chat.group, channel: chat.channelId('events') };
    const post = await posts.add(event.id, place);
    const wanted = { kind: 'reminder' as const, eventId: event.id, postId: post.id, rung };
    await outbox.plan({ ...wanted, dueAt: now.epochMilliseconds, ofStart: start.epochMilliseconds });
  });
  return event.id;
}

/** What became of an event's one reminder. */
export async function fateOf(store: Store, eventId: string): Promise<string> {
  const [row] = await store.outbox.of(eventId);
  return row?.state ?? 'gone';
}
