import { z } from 'zod';
import { action, command } from '../src/chat/command.ts';
import { eventOption } from '../src/chat/options.ts';
import { Refusal } from '../src/chat/refusal.ts';
import type { Core } from '../src/core.ts';
import { eventForAnyone, findEvent } from '../src/events/finding/find-event.ts';
import { eventView } from '../src/events/showing/event-view.ts';

export const eventShow = command({
  name: 'event show',
  description: 'command.event-show',
  options: z.object({ event: eventOption() }),
  who: 'anyone',
  answers: 'private',
  async run({ options, actor, place }, core: Core) {
    return eventView(core, await findEvent(core, options.event, actor, place), actor, place);
  },
});

/** *Details* under a notice; `key` only marks the notice itself. */
export const eventDetails = action({
  name: 'event-show',
  options: z.object({ event: z.string(), key: z.string() }),
  who: 'anyone',
  answers: 'private',
  async run({ options, actor, place }, core: Core) {
    const event = await eventForAnyone(core, options.event, actor, place);
    if (event.state === 'draft') throw new Refusal('event.gone');
    return eventView(core, event, actor, place);
  },
});
