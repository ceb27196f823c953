import { z } from 'zod';
import { action, command } from '../src/chat/command.ts';
import type { Core } from '../src/core.ts';
import { findEvent } from '../src/events/finding/find-event.ts';
import { eventView } from '../src/events/showing/event-view.ts';
import { eventsMessage } from '../src/events/showing/events-message.ts';

export const events = command({
  name: 'events',
  description: 'command.events',
  options: z.object({}),
  who: 'anyone',
  answers: 'private',
  run: ({ actor, place }, core: Core) => eventsMessage(core, actor, place),
});

/** One of them, chosen from the list. */
export const eventsChosen = action({
  name: 'events',
  options: z.object({ value: z.string() }),
  who: 'anyone',
  answers: 'private',
  async run({ options, actor, place }, core: Core) {
    return eventView(core, await findEvent(core, options.value, actor, place), actor, place);
  },
});
