import { link, time } from '../chat/inline.ts';
import type { Block, Message } from '../chat/message.ts';
import type { Voice } from '../events/bilingual.ts';
import { countValues } from '../events/event-message.ts';
import { rsvpButtons } from '../events/rsvp-buttons.ts';
import { formatWhen } from '../events/when/format-when.ts';
import type { Event } from '../store/events.ts';
import type { HeadCount } from '../store/rsvps.ts';

/**
 * What is said before an event: what, when (in each reader's own zone and the group's), where, the link, the
 * count so far, and the buttons. "In 2 hours" is reckoned by the reader's own device, so it stays true however
 * late it is read.
 */
export function reminderMessage(event: Event, count: HeadCount, voice: Voice, key: string): Message {
  const title = voice.written(event.title).join(' / ');
  const start = event.start.epochMilliseconds;
  const blocks: Block[] = [
    { kind: 'heading', text: `${voice.label('reminder.mark')}: ${title}` },
    ...voice
      .lines('reminder.when', (language) => ({
        start: time(start, 'full', formatWhen(event.start, language)),
        away: time(start, 'relative', ''),
      }))
      .map((text) => ({ kind: 'text' as const, text })),
    {
      kind: 'fields',
      fields: [
        {
          label: voice.label('event.local-time'),
          value: voice.languages.map((each) => formatWhen(event.start, each)).join(' / '),
        },
        ...(event.place === '' ? [] : [{ label: voice.label('event.where'), value: event.place }]),
        ...(event.link === ''
          ? []
          : [{ label: voice.label('event.link'), value: link(event.link, event.link) }]),
      ],
    },
    { kind: 'text', text: voice.label('event.count', () => countValues(count)) },
    rsvpButtons(event.id, voice, key),
  ];
  return { summary: `${voice.label('reminder.mark')}: ${title}`, blocks };
}
