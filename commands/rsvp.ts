import { z } from 'zod';
import { action, command } from '../src/chat/command.ts';
import { eventOption } from '../src/chat/options.ts';
import type { Core } from '../src/core.ts';
import { eventForAnyone, findEvent } from '../src/events/finding/find-event.ts';
import { isPost, shownAgain } from '../src/events/showing/event-view.ts';
import { homeMessage, languageOfHome } from '../src/home/home-message.ts';
import { act } from '../src/rsvps/act.ts';
import { answeredEvent } from '../src/rsvps/answered-event.ts';
import { receipt } from '../src/rsvps/receipt.ts';
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
    const acted = await act(
      core.store,
      { eventId: id, person, choice, via: 'command', at, heardAt, shownIn: null },
      core.clock.now(),
    );
    return receipt(core, acted, actor);
  },
});

/** The buttons under a post or a reminder: their answer shows the new count in place. */
export const rsvpButton = action({
  name: 'rsvp',
  options: z.object({ event: z.string(), choice: z.enum(choices), shownIn: z.string() }),
  who: 'anyone',
  answers: 'update',
  async run({ options, actor, place, at, heardAt }, core: Core) {
    const { id } = await eventForAnyone(core, options.event, actor, place);
    const person = core.pseudonyms.of(actor.account, id);
    // In a rush, answers may overtake one another on their way: one more edit sets the count right.
    const shownIn = core.rush(id) ? null : options.shownIn;
    const acted = await act(
      core.store,
      { eventId: id, person, choice: options.choice, via: 'button', at, heardAt, shownIn },
      core.clock.now(),
    );
    const home = languageOfHome(options.shownIn);
    // The page itself says what is counted, and bears the button to take it back.
    if (home) return { message: await homeMessage(core, actor, place, home) };
    return {
      message: await shownAgain(core, acted.event, options.shownIn, actor, place),
      note: receipt(core, acted, actor),
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
    return { message: receipt(core, acted, actor) };
  },
});
