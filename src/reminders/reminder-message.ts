import type { Block, Message } from '../chat/message.ts';
import type { Content } from '../content/content.ts';
import type { Voice } from '../events/showing/bilingual.ts';
import { countLine } from '../events/showing/count-line.ts';
import { whenFields, whereFields } from '../events/showing/fact-fields.ts';
import { rsvpButtons } from '../events/showing/rsvp-buttons.ts';
import { seenByTapping } from '../events/showing/who-sees.ts';
import type { Event } from '../store/events.ts';
import type { HeadCount } from '../store/rsvps.ts';
import { accessBlocks } from './access-blocks.ts';
import type { Occasion } from './late.ts';
import { lateLines } from './late-lines.ts';

/**
 * What is said before an event: what, when (in each reader's own zone and the event's), where, how to take part, the link,
 * the count so far, and the buttons. A rung about access tells how to ask for it instead, for as long as that can be
 * asked for. `key` marks the message. What is relative ("in 2 hours") is reckoned by the reader's own device, so it stays
 * true however late it is read.
 */
export function reminderMessage(
  content: Content,
  event: Event,
  count: HeadCount,
  voice: Voice,
  key: string,
  occasion: Occasion,
): Message {
  const access = accessBlocks(content, event, voice, occasion);
  const mark = access === null ? 'reminder.mark' : 'reminder.access.mark';
  const blocks: Block[] = [
    ...lateLines(event, voice, occasion),
    ...voice.titled(event.title, mark),
    ...(access === null ? facts(content, event, voice) : access),
    { kind: 'text', text: countLine(count, voice) },
    ...seenByTapping(event, voice),
    rsvpButtons(event, voice, key),
  ];
  return { summary: `${voice.label(mark)}: ${voice.title(event.title)}`, blocks };
}

function facts({ campaign }: Content, event: Event, voice: Voice): Block[] {
  const { take_part } = campaign.event_kinds[event.kind];
  return [
    {
      kind: 'fields',
      fields: [
        ...whenFields(event, voice),
        ...whereFields(event, voice),
        ...voice.each('event.accessibility', event.accessibility),
        ...(take_part ? voice.each('reminder.take-part', take_part.text) : []),
      ],
    },
  ];
}
