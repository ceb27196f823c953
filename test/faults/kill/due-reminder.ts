import type { Place } from '../../../src/chat/place.ts';
import { monthOf } from '../../../src/people/month-of.ts';
import type { Pseudonyms } from '../../../src/people/pseudonym.ts';
import { directRealm } from '../../../src/people/realms.ts';
import type { Sealer } from '../../../src/people/seal.ts';
import { newId } from '../../../src/store/new-id.ts';
import type { Store } from '../../../src/store/open.ts';
import type { ChannelName, Chat } from './chats.ts';

const rung = 'PT2H';
const toPeople = `${rung} to going`;

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

interface Due {
  readonly groupId: string;
  readonly title: string;
  /** The channels that are reminded; of their posts nothing is seen. */
  readonly places: readonly Place[];
  /** Those who come are reminded directly too. */
  readonly directly: boolean;
}

/** An event whose reminders are due at `now` (epoch ms), two hours before its start. Resolves to the event's id. */
export async function addDue(store: Store, due: Due, now = Date.now()): Promise<string> {
  const { groupId, title, places, directly } = due;
  const dueAt = Math.floor(now / 1_000) * 1_000;
  const start = Temporal.Instant.fromEpochMilliseconds(dueAt)
    .toZonedDateTimeISO('America/Los_Angeles')
    .add({ hours: 2 });
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
    ladder: [rung, ...(directly ? [toPeople] : [])],
    edits: null,
    version: 1,
    series: null,
    showsNames: false,
    buttonsOnly: false,
  };
  const ofStart = start.epochMilliseconds;
  await store.transaction(async ({ events, posts, outbox }) => {
    await events.add(event, dueAt);
    for (const place of places) {
      const { id: postId } = await posts.add(event.id, place);
      await outbox.plan({ kind: 'reminder', eventId: event.id, postId, rung, dueAt, ofStart });
    }
    if (directly) await outbox.planFanOut({ eventId: event.id, rung: toPeople, dueAt, ofStart });
  });
  return event.id;
}

/** An event with a post in a channel of the chat whose one reminder is due now. Resolves to the event's id. */
export function addDueReminder(
  store: Store,
  chat: Chat,
  groupId: string,
  title: string,
  channel: ChannelName = 'events',
): Promise<string> {
  const place = { platform: chat.platform, group: chat.group, channel: chat.channelId(channel) };
  return addDue(store, { groupId, title, places: [place], directly: false });
}

/** What the bot makes of its secret. */
interface Keys {
  readonly pseudonyms: Pseudonyms;
  readonly sealer: Sealer;
}

/** Somebody of this group comes to the event, and wants to be reminded directly at any hour. */
export async function comes(
  store: Store,
  { pseudonyms, sealer }: Keys,
  account: string,
  { platform, group }: Pick<Place, 'platform' | 'group'>,
  eventId: string,
): Promise<void> {
  const person = pseudonyms.of(account, directRealm);
  const sealed = sealer.seal(account, person);
  await store.directWishes.agree({ person, platform, group, language: 'en', sealed }, monthOf(Date.now()));
  const midnight = Temporal.PlainTime.from('00:00');
  // The same hour twice: no quiet hours, whenever this runs.
  await store.directWishes.setQuiet(person, { from: midnight, to: midnight }, 'America/Los_Angeles');
  const known = pseudonyms.of(account, eventId);
  await store.rsvps.set(eventId, known, { choice: 'going', via: 'button', actedAt: 1 });
}

/** What became of an event's one reminder. */
export async function fateOf(store: Store, eventId: string): Promise<string> {
  const [row] = await store.outbox.of(eventId);
  return row?.state ?? 'gone';
}
