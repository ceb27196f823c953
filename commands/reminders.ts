import { z } from 'zod';
import type { Actor } from '../src/chat/actor.ts';
import { action, command } from '../src/chat/command.ts';
import { eventOption, text } from '../src/chat/options.ts';
import type { Place } from '../src/chat/place.ts';
import type { Core } from '../src/core.ts';
import { eventOfButton, findEvent } from '../src/events/finding/find-event.ts';
import { formatWhen } from '../src/events/when/format-when.ts';
import { addForm, longestTyped } from '../src/reminders/add-form.ts';
import { addRung, putBackRung, skipRung } from '../src/reminders/change-ladder.ts';
import { heldRung, isHeldAs, rungHeld } from '../src/reminders/held-rung.ts';
import { mustBeComing } from '../src/reminders/must-be-coming.ts';
import { reminderPreview } from '../src/reminders/preview.ts';
import { readRung } from '../src/reminders/read-rung.ts';
import { remindersView } from '../src/reminders/reminders-view.ts';
import { organizersAudiences, type Rung } from '../src/reminders/rung.ts';
import { rungMoment, rungWords } from '../src/reminders/rung-words.ts';
import type { Event } from '../src/store/events.ts';

export const reminders = command({
  name: 'reminders',
  description: 'command.reminders',
  options: z.object({ event: eventOption() }),
  who: 'edit',
  records: null,
  answers: 'private',
  async run({ options, actor, place }, core: Core) {
    const event = await findEvent(core, options.event, actor, place);
    mustBeComing(event, core.clock.now());
    return remindersView(core, event, actor, place);
  },
});

const ofEvent = z.object({ event: z.string() });
const ofRung = z.object({ event: z.string(), value: z.string() });

async function coming(core: Core, id: string, place: Place): Promise<Event> {
  const event = await eventOfButton(core.store, id, place);
  mustBeComing(event, core.clock.now());
  return event;
}

/** The list as it is after a change, with what was done above it. */
async function changed(core: Core, id: string, actor: Actor, place: Place, done: string, rung: Rung) {
  const event = await eventOfButton(core.store, id, place);
  const told = core.phrases.text(actor.language, `reminders.done.${done}`, {
    before: rungWords(core.phrases, actor.language, rung),
    when: formatWhen(rungMoment(event, rung), actor.language),
  });
  return { message: await remindersView(core, event, actor, place, told) };
}

/** *Reminders* under an event as its organizers see it. */
export const remindersOpened = action({
  name: 'reminders',
  options: ofEvent,
  who: 'edit',
  records: null,
  answers: 'private',
  async run({ options, actor, place }, core: Core) {
    return remindersView(core, await coming(core, options.event, place), actor, place);
  },
});

/** *Look again*: the same list as things stand now. */
export const remindersAgain = action({
  name: 'reminders-again',
  options: ofEvent,
  who: 'edit',
  records: null,
  answers: 'update',
  async run({ options, actor, place }, core: Core) {
    const event = await coming(core, options.event, place);
    return { message: await remindersView(core, event, actor, place) };
  },
});

export const remindersPreview = action({
  name: 'reminders-preview',
  options: ofEvent,
  who: 'organize',
  records: null,
  answers: 'private',
  async run({ options, actor, place }, core: Core) {
    return reminderPreview(core, await coming(core, options.event, place), actor);
  },
});

export const remindersAdd = action({
  name: 'reminders-add',
  options: ofEvent,
  who: 'edit',
  records: null,
  answers: 'modal',
  async run({ options, actor, place }, core: Core) {
    return addForm(await coming(core, options.event, place), core.phrases, actor.language);
  },
});

/** The form, filled in. */
export const remindersAdded = action({
  name: 'reminders-added',
  labels: 'reminders.form',
  options: z.object({ event: z.string(), when: text(longestTyped), to: z.enum(organizersAudiences) }),
  who: 'edit',
  records: 'reminders-changed',
  takesTwo: 'everybody',
  async heldAs({ options, actor, place }, core: Core) {
    const event = await coming(core, options.event, place);
    const wanted = await readRung(core, options.when, event, actor.language, options.to);
    return { name: remindersWanted.name, given: { event: event.id, as: 'added', ...heldRung(wanted) } };
  },
  answers: 'update',
  async run({ options, actor, place }, core: Core) {
    const event = await coming(core, options.event, place);
    const wanted = await readRung(core, options.when, event, actor.language, options.to);
    const rung = await addRung(core, event, wanted, actor.language);
    return changed(core, event.id, actor, place, 'added', rung);
  },
});

export const remindersSkip = action({
  name: 'reminders-skip',
  options: ofRung,
  who: 'edit',
  records: 'reminders-changed',
  answers: 'update',
  async run({ options, actor, place }, core: Core) {
    const event = await coming(core, options.event, place);
    await skipRung(core, event, options.value);
    return changed(core, event.id, actor, place, 'skipped', options.value);
  },
});

export const remindersPutBack = action({
  name: 'reminders-put-back',
  options: ofRung,
  who: 'edit',
  records: 'reminders-changed',
  takesTwo: 'everybody',
  async heldAs({ options, place }, core: Core) {
    const { id } = await coming(core, options.event, place);
    return { name: remindersWanted.name, given: { event: id, as: 'put-back', ...heldRung(options.value) } };
  },
  answers: 'update',
  async run({ options, actor, place }, core: Core) {
    const event = await coming(core, options.event, place);
    await putBackRung(core, event, options.value, actor.language);
    return changed(core, event.id, actor, place, 'put-back', options.value);
  },
});

/** One that was added or put back, as it waits for another organizer: nothing in it is typed. */
export const remindersWanted = action({
  name: 'reminders-wanted',
  options: z.object({ event: z.string(), as: z.enum(['added', 'put-back']), ...isHeldAs }),
  who: 'edit',
  records: 'reminders-changed',
  takesTwo: 'everybody',
  answers: 'update',
  async run({ options, actor, place }, core: Core) {
    const event = await coming(core, options.event, place);
    const wanted = rungHeld(options);
    if (options.as === 'put-back') {
      await putBackRung(core, event, wanted, actor.language);
      return changed(core, event.id, actor, place, 'put-back', wanted);
    }
    const rung = await addRung(core, event, wanted, actor.language);
    return changed(core, event.id, actor, place, 'added', rung);
  },
});
