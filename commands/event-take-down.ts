import { z } from 'zod';
import { action } from '../src/chat/command.ts';
import { channelOption } from '../src/chat/options.ts';
import { textMessage } from '../src/chat/text-message.ts';
import type { Core } from '../src/core.ts';
import { mustBeOpen } from '../src/events/changing/edit-event.ts';
import { outcomes, takeDown, whereItWouldStand } from '../src/events/changing/take-down.ts';
import { takeDownQuestion } from '../src/events/changing/take-down-question.ts';
import { eventOfButton } from '../src/events/finding/find-event.ts';
import { changedElsewhere } from '../src/organizers/telling/changed-elsewhere.ts';

/** *Take it down here*, under an event as organizers see it: it asks first. */
export const eventTakeDown = action({
  name: 'event-take-down',
  options: z.object({ event: z.string() }),
  who: 'edit',
  records: null,
  answers: 'private',
  async run({ options, actor, place }, core: Core) {
    const event = await eventOfButton(core.store, options.event, place);
    mustBeOpen(event, core.clock.now());
    const stands = await whereItWouldStand(core, event, place);
    return takeDownQuestion(core, event, stands, actor.language, place);
  },
});

/**
 * `said` is what its organizer was told would become of the event. `channel`: where it is taken down, if that is not where
 * the button is: another organizer agrees elsewhere.
 */
export const eventTakeDownConfirmed = action({
  name: 'event-take-down-yes',
  options: z.object({ event: z.string(), said: z.enum(outcomes), channel: channelOption().optional() }),
  who: 'edit',
  records: 'taken-down',
  takesTwo: 'everybody',
  // It is cancelled with its last post.
  twoWhere: ({ said }) => said === 'nowhere',
  answers: 'update',
  async run({ options, actor, place: here }, core: Core) {
    const place = { ...here, channel: options.channel ?? here.channel };
    const event = await eventOfButton(core.store, options.event, place);
    mustBeOpen(event, core.clock.now());
    const wouldStand = await whereItWouldStand(core, event, place);
    // It left its other channels meanwhile: nobody cancels an event without having been told.
    if (wouldStand === 'nowhere' && options.said !== wouldStand) {
      return { message: await takeDownQuestion(core, event, wouldStand, actor.language, place) };
    }
    const stands = await takeDown(core, event, place);
    changedElsewhere(core, event, place, { kind: 'taken-down', stands });
    const text = core.phrases.text(actor.language, `event.take-down.${stands}`);
    return { message: textMessage(text) };
  },
});
