import type { Actor } from '../chat/actor.ts';
import type { Message } from '../chat/message.ts';
import type { Core } from '../core.ts';
import type { Event } from '../store/events.ts';
import { composeReminder } from './compose-reminder.ts';

/** A reminder as it will stand in the channel, for one organizer's eyes: without its buttons, which would count. */
export async function reminderPreview(core: Core, event: Event, { language }: Actor): Promise<Message> {
  const due = core.clock.now();
  const occasion = { rung: 'PT0S', due, asOf: due };
  const { summary, blocks } = await composeReminder(core, event, 'preview', occasion);
  return {
    summary,
    blocks: [
      { kind: 'citation', text: core.phrases.text(language, 'reminders.preview.note') },
      { kind: 'divider' },
      ...blocks.filter(({ kind }) => kind !== 'buttons'),
    ],
  };
}
