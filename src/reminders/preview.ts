import type { Actor } from '../chat/actor.ts';
import type { Message } from '../chat/message.ts';
import type { Core } from '../core.ts';
import type { Event } from '../store/events.ts';
import { composeReminder } from './compose-reminder.ts';
import { isToCome, ladderOf } from './ladder.ts';
import type { Occasion } from './late.ts';
import { dueAt, parseRung } from './rung.ts';

/** The next reminder as it will stand in the channel, for one organizer's eyes: without its buttons, which would count. */
export async function reminderPreview(core: Core, event: Event, { language }: Actor): Promise<Message> {
  const { summary, blocks } = await composeReminder(core, event, 'preview', nextOccasion(core, event));
  return {
    summary,
    blocks: [
      { kind: 'citation', text: core.phrases.text(language, 'reminders.preview.note') },
      { kind: 'divider' },
      ...blocks.filter(({ kind }) => kind !== 'buttons'),
    ],
  };
}

/** Where none is to come any more, it is shown how one would look. */
function nextOccasion(core: Core, event: Event): Occasion {
  const now = core.clock.now();
  const [next] = ladderOf(event, core.content.campaign)
    .filter((rung) => parseRung(rung).to === 'channel' && isToCome(event, rung, now))
    .sort((a, b) => dueAt(event, a) - dueAt(event, b));
  const due = next === undefined ? now : dueAt(event, next);
  return { rung: next ?? 'PT0S', due, asOf: due };
}
