import { z } from 'zod';
import { action } from '../src/chat/command.ts';
import type { Core } from '../src/core.ts';
import { editConfirmation } from '../src/events/changing/edit-confirmation.ts';
import { mustBeOpen } from '../src/events/changing/edit-event.ts';
import { answerChoices, choosing } from '../src/events/drafting/answer-choices.ts';
import { confirmation } from '../src/events/drafting/confirmation.ts';
import { draftEdit } from '../src/events/drafting/create-event.ts';
import { draftOf } from '../src/events/drafting/draft-of.ts';
import { eventOfButton } from '../src/events/finding/find-event.ts';
import { keepDraft } from '../src/events/recurring/draft-repeats.ts';

// Whether organizers see names, and whether reactions count: chosen under what was understood.

/** The last moment that Temporal knows (epoch ms). */
const lastInstant = 8.64e15;

/** `rather`: the other reading of the time, which is still offered. */
export const eventChoose = action({
  name: 'event-choose',
  options: z.object({
    event: z.string(),
    choice: z.enum(answerChoices),
    chosen: z.enum(['yes', 'no']),
    rather: z.coerce.number().int().positive().max(lastInstant).optional(),
  }),
  who: 'organize',
  records: null,
  answers: 'update',
  async run({ options, actor, place }, core: Core) {
    const before = await draftOf(core, options.event, place);
    const draft = choosing(before, options.choice, options.chosen === 'yes');
    await keepDraft(core.store, draft);
    const alternative =
      options.rather === undefined
        ? null
        : Temporal.Instant.fromEpochMilliseconds(options.rather).toZonedDateTimeISO(draft.start.timeZoneId);
    const asked = { actor, place };
    return {
      message:
        draft.edits === null
          ? await confirmation(core, draft, asked, alternative)
          : await editConfirmation(core, draft, draft.edits, asked, alternative, true),
    };
  },
});

/** *Names and reactions* under an event as organizers see it: an edit in which nothing is changed yet. */
export const eventEditChoices = action({
  name: 'event-edit-choices',
  options: z.object({ event: z.string() }),
  who: 'edit',
  records: null,
  answers: 'private',
  async run({ options, actor, place }, core: Core) {
    const event = await eventOfButton(core.store, options.event, place);
    mustBeOpen(event, core.clock.now());
    const draft = await draftEdit(core.store, event, place, core.clock.now());
    return editConfirmation(core, draft, event.id, { actor, place }, null, true);
  },
});
