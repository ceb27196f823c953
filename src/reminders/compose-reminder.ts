import type { Message } from '../chat/message.ts';
import type { Content } from '../content/content.ts';
import { voice } from '../events/showing/bilingual.ts';
import { rsvpButtons } from '../events/showing/rsvp-buttons.ts';
import type { Event } from '../store/events.ts';
import type { Store } from '../store/open.ts';
import { isLate, type Occasion } from './late.ts';
import { reminderMessage } from './reminder-message.ts';
import { parseRung } from './rung.ts';

/** A reminder as things stand now, in the languages of the event's group. `key` marks it. */
export async function composeReminder(
  { store, content }: { readonly store: Store; readonly content: Content },
  event: Event,
  key: string,
  occasion: Occasion,
): Promise<Message> {
  const [group, count] = await Promise.all([store.groups.byId(event.groupId), store.rsvps.count(event.id)]);
  const languages = group?.languages ?? ['en'];
  const speaker = voice(content.phrases, languages);
  const inputs = isTimeless(occasion) ? [content, count, languages, occasion.rung] : null;
  const before = said.get(event);
  if (inputs && before && inputs.every((input, at) => input === before.inputs[at])) {
    const { summary, blocks } = before.message;
    return { summary, blocks: [...blocks.slice(0, -1), rsvpButtons(event, speaker, key)] };
  }
  const message = reminderMessage(content, event, count, speaker, key, occasion);
  if (inputs) said.set(event, { inputs, message });
  return message;
}

/** An event that is reminded of in several channels at once is put into words once; only the buttons, which come last, differ. */
const said = new WeakMap<Event, { readonly inputs: readonly unknown[]; readonly message: Message }>();

/** Whether the words are right at any moment at which it is sent. */
function isTimeless(occasion: Occasion): boolean {
  return !isLate(occasion) && parseRung(occasion.rung).about === null;
}
