import { z } from 'zod';
import type { Actor } from '../src/chat/actor.ts';
import { action, command } from '../src/chat/command.ts';
import type { Message, Modal } from '../src/chat/message.ts';
import { eventOption } from '../src/chat/options.ts';
import type { Place } from '../src/chat/place.ts';
import { Refusal } from '../src/chat/refusal.ts';
import type { Core } from '../src/core.ts';
import { changesBetween } from '../src/events/changing/changes.ts';
import { editConfirmation } from '../src/events/changing/edit-confirmation.ts';
import { editEvent, mustBeOpen } from '../src/events/changing/edit-event.ts';
import { savedMessage } from '../src/events/changing/saved-message.ts';
import { clocksFor } from '../src/events/drafting/clocks-for.ts';
import { draftEdit } from '../src/events/drafting/create-event.ts';
import { draftForm } from '../src/events/drafting/draft-form.ts';
import { editDraftOf } from '../src/events/drafting/draft-of.ts';
import * as option from '../src/events/drafting/event-options.ts';
import { formFields, type Reworded, withFormFields } from '../src/events/drafting/form-fields.ts';
import { withTypedOptions } from '../src/events/drafting/typed-options.ts';
import { eventOfButton, findEvent } from '../src/events/finding/find-event.ts';
import { keepDraft, repeated } from '../src/events/recurring/draft-repeats.ts';
import { editAll } from '../src/events/recurring/edit-all.ts';
import { mustOwnSeries, ownsSeries } from '../src/events/recurring/own-series.ts';
import { readRepeats } from '../src/events/recurring/read-repeats.ts';
import { changedElsewhere } from '../src/organizers/telling/changed-elsewhere.ts';
import { ladderOf } from '../src/reminders/ladder.ts';
import type { Event } from '../src/store/events.ts';

/** With an event alone it opens the form; with what is to change it goes straight to the confirmation. */
export const eventEdit = command({
  name: 'event edit',
  description: 'command.event-edit',
  options: z.object({
    event: eventOption(),
    title: option.title().optional(),
    when: option.when().optional(),
    place: option.place().optional(),
    title_es: option.title().optional(),
    description: option.description().optional(),
    description_es: option.description().optional(),
    accessibility: option.accessibility().optional(),
    link: option.linkOrEmptied().optional(),
    repeats: option.repeats().optional(),
  }),
  who: 'edit',
  records: null,
  answers: 'modal',
  async run({ options, actor, place }, core: Core) {
    const { event: named, repeats, ...typed } = options;
    const event = await findEvent(core, named, actor, place);
    mustBeOpen(event, core.clock.now());
    if (Object.values({ ...typed, repeats }).every((each) => each === undefined))
      return form(core, event, actor, place);
    const clocks = await clocksFor(core, event, place);
    const changed = await withTypedOptions(core, event, typed, clocks, actor.language);
    return proposed(core, changed, actor, place, repeats);
  },
});

/** *Edit* under an event as organizers see it. */
export const eventEditForm = action({
  name: 'event-edit',
  options: z.object({ event: z.string() }),
  who: 'edit',
  records: null,
  answers: 'modal',
  async run({ options, actor, place }, core: Core) {
    const event = await eventOfButton(core.store, options.event, place);
    mustBeOpen(event, core.clock.now());
    return form(core, event, actor, place);
  },
});

/** The form, filled in. `version` is the event's as the form showed it. */
export const eventEdited = action({
  name: 'event-edited',
  labels: 'command.event-edit',
  options: z.object({ event: z.string(), version: z.coerce.number().int(), ...formFields }),
  who: 'edit',
  records: null,
  answers: 'private',
  async run({ options, actor, place }, core: Core) {
    const event = await eventOfButton(core.store, options.event, place);
    mustBeOpen(event, core.clock.now());
    if (event.version !== options.version) throw new Refusal('event.edit.changed-meanwhile');
    const clocks = await clocksFor(core, event, place);
    const changed = await withFormFields(core, event, options, clocks, actor.language);
    return proposed(core, changed, actor, place);
  },
});

export const eventSave = action({
  name: 'event-save',
  options: z.object({ event: z.string() }),
  who: 'edit',
  records: 'changed',
  takesTwo: 'everybody',
  answers: 'update',
  async run({ options, actor, place }, core: Core) {
    const draft = await editDraftOf(core, options.event, place);
    const ladder = ladderOf(draft, core.content.campaign);
    const before = await eventOfButton(core.store, draft.edits ?? draft.id, place);
    const saved = await editEvent(core.store, { draftId: draft.id, ladder }, core.clock.now());
    await scrubNames(core, before, saved.event);
    const changes = changesBetween(before, saved.event);
    changedElsewhere(core, before, place, { kind: 'changed', changes });
    return { message: await savedMessage(core, saved, actor.language) };
  },
});

/** *All from here on*, where it is one of a series. */
export const eventSaveAll = action({
  name: 'event-save-all',
  options: z.object({ event: z.string() }),
  who: 'edit',
  records: 'changed',
  takesTwo: 'everybody',
  answers: 'update',
  async run({ options, actor, place }, core: Core) {
    const draft = await editDraftOf(core, options.event, place);
    const before = await eventOfButton(core.store, draft.edits ?? draft.id, place);
    if (!(await ownsSeries(core, before, place))) throw new Refusal('series.other-group');
    const saved = await editAll(core.store, draft.id, core.content.campaign, core.clock.now());
    await scrubNames(core, before, saved.event);
    await core.worker.run();
    return { message: await savedMessage(core, saved, actor.language, saved.others) };
  },
});

/** Where organizers see names no more, none stays behind in a file either. */
async function scrubNames(core: Core, before: Event, { showsNames }: Event): Promise<void> {
  if (before.showsNames && !showsNames) await core.scrubSoon();
}

async function form(core: Core, event: Event, { language }: Actor, place: Place): Promise<Modal> {
  const submit = { action: 'event-edited', args: [event.id, String(event.version)] };
  const { typed } = await clocksFor(core, event, place);
  return draftForm(event, submit, typed, core.phrases, language);
}

/** What the change would do. It is kept as a draft, and nothing else happens before the tap. */
async function proposed(
  core: Core,
  { event, alternative }: Reworded,
  actor: Actor,
  place: Place,
  repeats?: string,
): Promise<Message> {
  if (repeats !== undefined) await mustOwnSeries(core, event, place);
  const rule = repeats === undefined ? null : await readRepeats(repeats, event.start, actor.language);
  const plain = await draftEdit(core.store, event, place, core.clock.now());
  const draft = rule === null ? plain : await repeated(plain, rule, actor.language);
  if (rule !== null) await keepDraft(core.store, draft);
  return editConfirmation(core, draft, event.id, { actor, place }, alternative);
}
