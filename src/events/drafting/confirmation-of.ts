import type { Asked } from '../../chat/command.ts';
import type { Message } from '../../chat/message.ts';
import type { Core } from '../../core.ts';
import type { Event } from '../../store/events.ts';
import { editConfirmation } from '../changing/edit-confirmation.ts';
import { confirmation } from './confirmation.ts';

/** What is shown of a draft before anything happens: a new event, or what becomes of one that is open. */
export function confirmationOf(
  core: Core,
  draft: Event,
  asked: Pick<Asked<unknown>, 'actor' | 'place'>,
  alternative: Temporal.ZonedDateTime | null,
  typed: Temporal.ZonedDateTime | null = null,
): Promise<Message> {
  return draft.edits === null
    ? confirmation(core, draft, asked, alternative, typed)
    : editConfirmation(core, draft, draft.edits, asked, alternative);
}
