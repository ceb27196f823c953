import type { Block, Message } from '../chat/message.ts';
import type { Voice } from '../events/showing/bilingual.ts';
import { countLine } from '../events/showing/count-line.ts';
import { whenFields, whereFields } from '../events/showing/fact-fields.ts';
import { rsvpButtons } from '../events/showing/rsvp-buttons.ts';
import type { Event } from '../store/events.ts';
import type { HeadCount } from '../store/rsvps.ts';

/**
 * What is said before an event: what, when (in each reader's own zone and the group's), where, the link, the
 * count so far, and the buttons. "In 2 hours" is reckoned by the reader's own device, so it stays true however
 * late it is read.
 */
export function reminderMessage(event: Event, count: HeadCount, voice: Voice, key: string): Message {
  const title = voice.title(event.title);
  const blocks: Block[] = [
    ...voice.titled(event.title, 'reminder.mark'),
    { kind: 'fields', fields: [...whenFields(event, voice), ...whereFields(event, voice)] },
    { kind: 'text', text: countLine(count, voice) },
    rsvpButtons(event.id, voice, key),
  ];
  return { summary: `${voice.label('reminder.mark')}: ${title}`, blocks };
}
