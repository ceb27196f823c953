import type { Message } from '../../chat/message.ts';
import type { Event } from '../../store/events.ts';
import { formatBriefly } from '../when/format-when.ts';
import type { Voice } from './bilingual.ts';

/** What a channel is told when an event is cancelled. `key` marks the message, so that it can be found again. */
export function cancellationMessage(event: Event, voice: Voice, key: string): Message {
  const title = voice.title(event.title);
  const lines = voice.lines('event.cancelled.notice', (language) => ({
    when: formatBriefly(event.start, language),
  }));
  return {
    summary: `${voice.label('event.cancelled.mark')}: ${title}`,
    blocks: [
      ...voice.titled(event.title, 'event.cancelled.mark'),
      ...lines.map((text) => ({ kind: 'text' as const, text })),
      {
        kind: 'buttons',
        buttons: [
          {
            label: voice.label('event.show-it'),
            look: 'plain',
            press: { action: 'event-show', args: [event.id, key] },
          },
        ],
      },
    ],
  };
}
