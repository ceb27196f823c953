import { z } from 'zod';
import type { Actor } from '../src/chat/actor.ts';
import { action, command } from '../src/chat/command.ts';
import type { Message } from '../src/chat/message.ts';
import { eventOption, text } from '../src/chat/options.ts';
import type { Place } from '../src/chat/place.ts';
import { Refusal } from '../src/chat/refusal.ts';
import type { Core } from '../src/core.ts';
import { longestTyped } from '../src/reminders/add-form.ts';
import { askBlocks, closedBlocks } from '../src/reminders/direct/consent-blocks.ts';
import { findTheirs, knownEvent } from '../src/reminders/direct/known-event.ts';
import { myReminders } from '../src/reminders/direct/my-reminders.ts';
import { addPersonal, mustBeRemindable, readPersonalRung } from '../src/reminders/direct/personal.ts';
import { personalForm, whenMessage } from '../src/reminders/direct/personal-form.ts';
import { withTitle } from '../src/reminders/direct/personal-words.ts';
import { codeOfRung, rungOfCode } from '../src/reminders/direct/rung-code.ts';
import { whenItComes } from '../src/reminders/direct/when-it-comes.ts';
import { wishOf } from '../src/reminders/direct/wish.ts';
import type { Event } from '../src/store/events.ts';

export const remindMe = command({
  name: 'remind-me',
  description: 'command.remind-me',
  options: z.object({ event: eventOption().optional(), before: text(longestTyped).optional() }),
  who: 'anyone',
  answers: 'private',
  async run({ options, actor, place }, core: Core) {
    const { event: named, before } = options;
    if (named === undefined && before === undefined) return myReminders(core, actor, place);
    if (named === undefined) throw new Refusal('personal.which-event', {}, 'event');
    const event = await findTheirs(core, named, actor, place);
    return before === undefined ? whenMessage(core, event, actor) : remind(core, event, before, actor, place);
  },
});

/** Adds it where they said yes to direct messages; else asks them, and both happen with a yes. */
async function remind(core: Core, event: Event, typed: string, actor: Actor, place: Place): Promise<Message> {
  const { language } = actor;
  const rung = await readPersonalRung(core, typed, event, language);
  const wanted = { event, person: core.pseudonyms.of(actor.account, event.id), rung };
  const wish = await wishOf(core, actor);
  await mustBeRemindable(core, core.store, wanted, language);
  const comes = await whenItComes(core, wanted, actor, place);
  if (wish?.state === 'yes') {
    await addPersonal(core, wanted, language);
    return myReminders(core, actor, place, comes);
  }
  const args = [event.id, codeOfRung(rung)];
  const blocks =
    wish?.state === 'closed'
      ? closedBlocks(core, actor, place, args)
      : await askBlocks(core, actor, place, 'personal.ask', args);
  return { summary: core.phrases.text(language, 'personal.ask'), blocks };
}

/** *My reminders*, wherever it stands. */
export const remindMeOpened = action({
  name: 'remind-me',
  options: z.object({}),
  who: 'anyone',
  answers: 'private',
  run: ({ actor, place }, core: Core) => myReminders(core, actor, place),
});

/** *Remind me…* under a receipt. */
export const remindMeAdd = action({
  name: 'remind-me-add',
  options: z.object({ event: z.string() }),
  who: 'anyone',
  answers: 'modal',
  async run({ options, actor, place }, core: Core) {
    const event = await knownEvent(core, options.event, actor, place);
    return personalForm(core, event, actor);
  },
});

/** The form, filled in. */
export const remindMeAdded = action({
  name: 'remind-me-added',
  labels: 'command.remind-me',
  options: z.object({ event: z.string(), before: text(longestTyped) }),
  who: 'anyone',
  answers: 'private',
  async run({ options, actor, place }, core: Core) {
    const event = await knownEvent(core, options.event, actor, place);
    return remind(core, event, options.before, actor, place);
  },
});

/** One of their own is not wanted any more. */
export const remindMeBack = action({
  name: 'remind-me-back',
  options: z.object({ value: z.string() }),
  who: 'anyone',
  answers: 'update',
  async run({ options, actor, place }, core: Core) {
    const [id = '', code = ''] = options.value.split(':');
    const rung = rungOfCode(code);
    if (rung === null) throw new Refusal('error.unknown-button');
    const event = await knownEvent(core, id, actor, place);
    const person = core.pseudonyms.of(actor.account, id);
    await core.store.personalReminders.remove({ eventId: id, person, rung });
    const done = withTitle(core.phrases, actor.language, 'personal.removed', { event, rung });
    return { message: await myReminders(core, actor, place, done) };
  },
});
