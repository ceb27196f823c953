import type { Actor } from '../chat/actor.ts';
import type { Message } from '../chat/message.ts';
import type { Core } from '../core.ts';
import type { Event } from '../store/events.ts';
import { composeReminder } from './compose-reminder.ts';

/** A reminder as it will stand in the channel, for one organizer's eyes: without its buttons, which would count. */
export async function reminderPreview(core: Core, event: Event, { language }: Actor): Promise<Message> {
  const { summary, blocks } = await composeReminder(core.store, core.phrases, event, 'preview');
  return {
    summary,
    blocks: [
      { kind: 'citation', text: core.phrases.text(language, 'reminders.preview.note') },
      { kind: 'divider' },
      ...blocks.filter(({ kind }) => kind !== 'buttons'),
    ],
  };
}
