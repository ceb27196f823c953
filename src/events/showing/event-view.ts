import type { Actor } from '../../chat/actor.ts';
import type { Block, Button, Message } from '../../chat/message.ts';
import type { Place } from '../../chat/place.ts';
import type { Core } from '../../core.ts';
import { compose } from '../../outbox/compose.ts';
import { idInKey } from '../../outbox/message-key.ts';
import type { Event } from '../../store/events.ts';
import type { ChannelRow } from '../../store/outbox.ts';
import { postHere } from '../changing/take-down.ts';
import { deliveryTroubles } from '../posting/delivery-troubles.ts';
import { tryAgain } from '../posting/publication.ts';
import { voice } from './bilingual.ts';
import { eventMessage } from './event-message.ts';

/** Stands in a button's arguments for a message that only one person sees. */
const privateView = 'view';

/** Whether everybody reads the message whose buttons bear this. */
export function isPost(shownIn: string): boolean {
  return shownIn !== privateView;
}

/** The event as one person sees it: in their language, with buttons; organizers also see what was not sent. */
export async function eventView(core: Core, event: Event, actor: Actor, place: Place): Promise<Message> {
  const count = await core.store.rsvps.count(event.id);
  const view = eventMessage(event, count, voice(core.phrases, [actor.language]), privateView);
  return actor.organizer
    ? { ...view, blocks: [...view.blocks, ...(await forOrganizers(core, event, actor, place))] }
    : view;
}

async function forOrganizers(core: Core, event: Event, { language }: Actor, place: Place): Promise<Block[]> {
  const speakers = await core.store.rsvps.speakers(event.id);
  const speaking = core.phrases.text(language, 'rsvp.speakers', { people: speakers });
  const troubles = await deliveryTroubles(core, event, language);
  const above: Block[] = [
    ...(speakers === 0 ? [] : [{ kind: 'text', text: speaking } as const]),
    ...troubles.map((text): Block => ({ kind: 'quote', text })),
  ];
  const button = (key: string, action: string, look: 'plain' | 'danger'): Button => ({
    label: core.phrases.text(language, key),
    look,
    press: { action, args: [event.id] },
  });
  const again = button('event.again.title', 'event-again', 'plain');
  const names = event.showsNames ? [button('people.button', 'event-people', 'plain')] : [];
  if (event.state !== 'open' || event.end.epochMilliseconds <= core.clock.now())
    return [...above, { kind: 'buttons', buttons: [...names, again] }];
  const buttons = [
    ...names,
    button('event.edit.button', 'event-edit', 'plain'),
    button('event.edit.choices', 'event-edit-choices', 'plain'),
    button('reminders.button', 'reminders', 'plain'),
    again,
    button('event.share.elsewhere', 'event-share', 'plain'),
  ];
  if (await postHere(core, event, place))
    buttons.push(button('event.take-down', 'event-take-down', 'danger'));
  const rows = await core.store.outbox.of(event.id);
  if (rows.some(isRetried)) buttons.unshift(tryAgain(core, event, language, 'primary'));
  return [...above, { kind: 'buttons', buttons }];
}

/** Whether *Try again* has it sent once the cause is mended. */
function isRetried({ kind, state, error }: ChannelRow): boolean {
  if (state !== 'failed' || error === 'deleted-again') return false;
  return kind === 'post' || kind === 'seed' || kind === 'refresh';
}

/** The message that bore a button, as it should look now: a post, a reminder, or one person's view. */
export async function shownAgain(
  core: Core,
  event: Event,
  shownIn: string,
  actor: Actor,
  place: Place,
): Promise<Message> {
  if (shownIn === privateView) return eventView(core, event, actor, place);
  const rows = await core.store.outbox.of(event.id);
  const wanted = idInKey(shownIn);
  const row = rows.find(({ id, kind, postId }) => id === wanted || (kind === 'post' && postId === wanted));
  const post = row && (await core.store.posts.byId(row.postId));
  return row && post
    ? compose(core, row, post, event, core.clock.now())
    : eventView(core, event, actor, place);
}
