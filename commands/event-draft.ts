import { z } from 'zod';
import { type Asked, action } from '../src/chat/command.ts';
import { Refusal } from '../src/chat/refusal.ts';
import { textMessage } from '../src/chat/text-message.ts';
import type { Core } from '../src/core.ts';
import { clocksFor } from '../src/events/drafting/clocks-for.ts';
import { confirmationOf } from '../src/events/drafting/confirmation-of.ts';
import { draftForm } from '../src/events/drafting/draft-form.ts';
import { draftOf } from '../src/events/drafting/draft-of.ts';
import * as option from '../src/events/drafting/event-options.ts';
import { formFields, withFormFields } from '../src/events/drafting/form-fields.ts';
import { eventOfButton } from '../src/events/finding/find-event.ts';
import { publication } from '../src/events/posting/publication.ts';
import { publishEvent } from '../src/events/posting/publish-event.ts';
import { keepDraft, repeated, repeatedAsBefore } from '../src/events/recurring/draft-repeats.ts';
import { readRepeats } from '../src/events/recurring/read-repeats.ts';
import { repeatsForm } from '../src/events/recurring/repeats-form.ts';
import { endAfter, wallLength } from '../src/events/repeating/wall-length.ts';
import { ladderOf } from '../src/reminders/ladder.ts';
import type { Event } from '../src/store/events.ts';

// The buttons under what /event create, /event again and /event edit understood.

type Here = Pick<Asked<unknown>, 'actor' | 'place'>;

async function changed(
  core: Core,
  draft: Event,
  asked: Here,
  alternative: Temporal.ZonedDateTime | null,
  typed = draft.start,
) {
  const settled = await repeatedAsBefore(draft, asked.actor.language);
  await keepDraft(core.store, settled);
  return { message: await confirmationOf(core, settled, asked, alternative, typed) };
}

/** Epoch ms. Long before the last moment that Temporal knows: an end and reminders are reckoned from it. */
const lastStart = Date.UTC(9999, 11, 1);

/** The other reading of "next Friday", taken from the confirmation. */
export const eventAt = action({
  name: 'event-at',
  options: z.object({ event: z.string(), start: z.coerce.number().int().positive().max(lastStart) }),
  who: 'organize',
  records: null,
  answers: 'update',
  async run({ options, actor, place }, core: Core) {
    const draft = await draftOf(core, options.event, place);
    const start = Temporal.Instant.fromEpochMilliseconds(options.start).toZonedDateTimeISO(
      draft.start.timeZoneId,
    );
    const end = endAfter(start, wallLength(draft.start, draft.end));
    return changed(core, { ...draft, start, end }, { actor, place }, null);
  },
});

export const eventChange = action({
  name: 'event-change',
  options: z.object({ event: z.string() }),
  who: 'organize',
  records: null,
  answers: 'modal',
  async run({ options, actor, place }, core: Core) {
    const draft = await draftOf(core, options.event, place);
    const submit = { action: 'event-changed', args: [draft.id] };
    const { typed } = await clocksFor(core, draft, place);
    return draftForm(draft, submit, typed, core.phrases, actor.language);
  },
});

/** The form, filled in. A field left empty comes as an empty text. */
export const eventChanged = action({
  name: 'event-changed',
  labels: 'command.event-create',
  options: z.object({ event: z.string(), ...formFields }),
  who: 'organize',
  records: null,
  answers: 'update',
  async run({ options, actor, place }, core: Core) {
    const draft = await draftOf(core, options.event, place);
    const { event, alternative } = await withFormFields(
      core,
      draft,
      options,
      await clocksFor(core, draft, place),
      actor.language,
    );
    return changed(core, event, { actor, place }, alternative);
  },
});

/** *Repeats…*: by which days a new event comes again. */
export const eventRepeats = action({
  name: 'event-repeats',
  options: z.object({ event: z.string() }),
  who: 'organize',
  records: null,
  answers: 'modal',
  async run({ options, actor, place }, core: Core) {
    const draft = await draftOf(core, options.event, place);
    return repeatsForm(core, draft.id, actor.language);
  },
});

/** The form, filled in. */
export const eventRepeatsSet = action({
  name: 'event-repeats-set',
  labels: 'command.event-create',
  options: z.object({ event: z.string(), repeats: option.repeats() }),
  who: 'organize',
  records: null,
  answers: 'update',
  async run({ options, actor, place }, core: Core) {
    const draft = await draftOf(core, options.event, place);
    if (draft.edits !== null) throw new Refusal('event.edit.gone');
    const rule = await readRepeats(options.repeats, draft.start, actor.language);
    return changed(core, await repeated(draft, rule, actor.language), { actor, place }, null, draft.start);
  },
});

export const eventPublish = action({
  name: 'event-publish',
  options: z.object({ event: z.string() }),
  who: 'create',
  records: 'posted',
  takesTwo: 'everybody',
  answers: 'update',
  async run({ options, actor, place }, core: Core) {
    const draft = await eventOfButton(core.store, options.event, place);
    const ladder = ladderOf(draft, core.content.campaign);
    const posts = await core.store.posts.of(draft.id);
    const alsoIn = posts.flatMap((post) => core.alsoIn(post.place));
    const event = await publishEvent(core.store, { eventId: draft.id, ladder, alsoIn }, core.clock.now());
    await core.store.outbox.reviveFailed(event.id, core.clock.now());
    await core.worker.run();
    return { message: await publication(core, event, { actor, place }) };
  },
});

export const eventDiscard = action({
  name: 'event-discard',
  options: z.object({ event: z.string() }),
  who: 'organize',
  records: null,
  answers: 'update',
  async run({ options, actor, place }, core: Core) {
    const event = await draftOf(core, options.event, place);
    await core.store.events.remove(event.id);
    const what = event.edits === null ? 'event.create.discarded' : 'event.edit.discarded';
    const summary = core.phrases.text(actor.language, what);
    return { message: textMessage(summary) };
  },
});
