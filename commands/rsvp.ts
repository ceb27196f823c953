import { z } from 'zod';
import { action, command } from '../src/chat/command.ts';
import { eventOption } from '../src/chat/options.ts';
import type { Core } from '../src/core.ts';
import { eventForAnyone, findEvent } from '../src/events/finding/find-event.ts';
import { isPost, shownAgain } from '../src/events/showing/event-view.ts';
import { saysNames } from '../src/events/showing/rsvp-buttons.ts';
import { homeMessage, languageOfHome } from '../src/home/home-message.ts';
import { knownEvent } from '../src/reminders/direct/known-event.ts';
import { shownDirectly } from '../src/reminders/direct/shown-directly.ts';
import { act } from '../src/rsvps/act.ts';
import { answeredEvent } from '../src/rsvps/answered-event.ts';
import { receipt, receiptAgain } from '../src/rsvps/receipt.ts';
import { saidIn } from '../src/rsvps/said-in.ts';
import { hideName, showName } from '../src/rsvps/shown-name.ts';
import { askings, speak } from '../src/rsvps/speaking.ts';
import { choices } from '../src/store/rsvps.ts';

export const rsvp = command({
  name: 'rsvp',
  description: 'command.rsvp',
  options: z.object({ event: eventOption(), choice: z.enum([...choices, 'none']) }),
  who: 'anyone',
  answers: 'private',
  async run({ options, actor, place, at, heardAt }, core: Core) {
    const { id } = await findEvent(core, options.event, actor, place);
    const choice = options.choice === 'none' ? null : options.choice;
    const person = core.pseudonyms.of(actor.account, id);
    const said = await saidIn(core.store.groups, place);
    const acted = await act(
      core.store,
      { eventId: id, person, choice, via: 'command', at, heardAt, said, shownIn: null },
      core.clock.now(),
    );
    return receipt(core, acted, actor, place);
  },
});

/** The buttons under a post or a reminder: their answer shows the new count in place. */
export const rsvpButton = action({
  name: 'rsvp',
  options: z.object({
    event: z.string(),
    choice: z.enum(choices),
    shownIn: z.string(),
    says: z.literal(saysNames).optional(),
  }),
  who: 'anyone',
  answers: 'update',
  async run({ options, actor, place, direct, at, heardAt }, core: Core) {
    const find = direct ? knownEvent : eventForAnyone;
    const { id } = await find(core, options.event, actor, place);
    const person = core.pseudonyms.of(actor.account, id);
    const here = await saidIn(core.store.groups, place);
    const mayBeSeen = options.says !== undefined && here.groupId !== null;
    const said = mayBeSeen ? { ...here, sealed: core.sealer.seal(actor.account, person) } : here;
    // In a rush, answers may overtake one another on their way: one more edit sets the count right.
    const shownIn = core.rush(id, place.platform) ? null : options.shownIn;
    const acted = await act(
      core.store,
      { eventId: id, person, choice: options.choice, via: 'button', at, heardAt, said, shownIn },
      core.clock.now(),
    );
    const home = languageOfHome(options.shownIn);
    // The page itself says what is counted, and bears the button to take it back.
    if (home) return { message: await homeMessage(core, actor, place, home) };
    const note = await receipt(core, acted, actor, place);
    const directly = direct ? await shownDirectly(core, acted.event, options.shownIn, actor) : null;
    if (directly) return { message: directly, note };
    return {
      message: await shownAgain(core, acted.event, options.shownIn, actor, place),
      note,
      forEverybody: isPost(options.shownIn),
    };
  },
});

/** *Take it back* under the receipt. */
export const rsvpWithdraw = action({
  name: 'rsvp-withdraw',
  options: z.object({ event: z.string() }),
  who: 'anyone',
  answers: 'update',
  async run({ options, actor, place, at, heardAt }, core: Core) {
    const { id, person } = await answeredEvent(core, options.event, actor, place);
    const acted = await act(
      core.store,
      { eventId: id, person, choice: null, via: 'button', at, heardAt, shownIn: null },
      core.clock.now(),
    );
    return { message: await receipt(core, acted, actor, place) };
  },
});

/** *I will speak* under the receipt, or not. */
export const rsvpSpeak = action({
  name: 'rsvp-speak',
  options: z.object({ event: z.string(), speaks: z.enum(['yes', 'no']), asks: z.enum(askings).optional() }),
  who: 'anyone',
  answers: 'update',
  async run({ options, actor, place }, core: Core) {
    const { id, person } = await answeredEvent(core, options.event, actor, place);
    const said = { eventId: id, person, speaks: options.speaks === 'yes' };
    const event = await core.store.transaction((repositories) => speak(repositories, said, core.clock.now()));
    const asks = options.asks !== undefined;
    return { message: await receiptAgain(core, event, actor, place, { asks }) };
  },
});

/** *Show my name to organizers* under the receipt, or *Hide my name*. */
export const rsvpName = action({
  name: 'rsvp-name',
  options: z.object({ event: z.string(), shows: z.enum(['yes', 'no']), asks: z.enum(askings).optional() }),
  who: 'anyone',
  answers: 'update',
  async run({ options, actor, place }, core: Core) {
    const { id, person } = await answeredEvent(core, options.event, actor, place);
    const event =
      options.shows === 'yes' ? await showName(core, id, actor, place) : await hideName(core, id, person);
    const asks = options.asks !== undefined;
    return { message: await receiptAgain(core, event, actor, place, { asks }) };
  },
});
