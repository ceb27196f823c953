import { z } from 'zod';
import { action, command } from '../src/chat/command.ts';
import { anyEventOption } from '../src/chat/options.ts';
import type { Core } from '../src/core.ts';
import { eventOfButton } from '../src/events/finding/find-event.ts';
import { findEverEvent } from '../src/events/repeating/find-ever.ts';
import { peopleMessage } from '../src/rsvps/people-message.ts';

/** The names of those of this group who let its organizers see them. */
export const eventPeople = command({
  name: 'event people',
  description: 'command.event-people',
  options: z.object({ event: anyEventOption() }),
  who: 'names',
  records: 'names-seen',
  takesTwo: 'names',
  answers: 'private',
  async run({ options, actor, place }, core: Core) {
    const event = await findEverEvent(core, options.event, actor, place);
    return peopleMessage(core, event, actor, place);
  },
});

/** *Who comes* under an event as organizers see it, and the names that did not fit the message before. */
export const eventPeopleButton = action({
  name: 'event-people',
  options: z.object({
    event: z.string(),
    from: z.coerce.number().int().nonnegative().max(1_000_000).default(0),
  }),
  who: 'names',
  records: 'names-seen',
  takesTwo: 'names',
  answers: 'private',
  async run({ options, actor, place }, core: Core) {
    const event = await eventOfButton(core.store, options.event, place);
    return peopleMessage(core, event, actor, place, options.from);
  },
});
