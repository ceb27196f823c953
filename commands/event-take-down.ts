import { z } from 'zod';
import { action } from '../src/chat/command.ts';
import type { Core } from '../src/core.ts';
import { eventOfButton } from '../src/events/find-event.ts';
import { takeDown } from '../src/events/take-down.ts';

/** *Take it down here*, under an event as organizers see it. */
export const eventTakeDown = action({
  name: 'event-take-down',
  options: z.object({ event: z.string() }),
  who: 'organizer',
  answers: 'private',
  async run({ options, actor, place }, core: Core) {
    const event = await eventOfButton(core.store, options.event, place);
    const stands = await takeDown(core, event, place);
    const text = core.phrases.text(actor.language, `event.take-down.${stands}`);
    return { summary: text, blocks: [{ kind: 'text', text }] };
  },
});
