import { z } from 'zod';
import { action, command } from '../src/chat/command.ts';
import { channelOption, repeatableOption } from '../src/chat/options.ts';
import type { Core } from '../src/core.ts';
import * as option from '../src/events/drafting/event-options.ts';
import { findPattern } from '../src/events/repeating/find-ever.ts';
import { repeatEvent } from '../src/events/repeating/repeat-event.ts';
import { repeatForm } from '../src/events/repeating/repeat-form.ts';

/** Without a day it asks for one in a form. */
export const eventAgain = command({
  name: 'event again',
  description: 'command.event-again',
  options: z.object({
    event: repeatableOption(),
    when: option.when().optional(),
    channel: channelOption().optional(),
  }),
  who: 'create',
  records: null,
  answers: 'modal',
  async run(asked, core: Core) {
    const { options, actor, place } = asked;
    const pattern = await findPattern(core, options.event, actor, place);
    if (options.when === undefined) return repeatForm(core, pattern, actor.language, options.channel);
    return repeatEvent(core, asked, pattern, options.when, options.channel);
  },
});

/** *Same again* under an event as organizers see it. */
export const eventAgainForm = action({
  name: 'event-again',
  options: z.object({ event: z.string() }),
  who: 'create',
  records: null,
  answers: 'modal',
  async run({ options, actor, place }, core: Core) {
    const pattern = await findPattern(core, options.event, actor, place);
    return repeatForm(core, pattern, actor.language);
  },
});

/** The form, filled in. */
export const eventRepeated = action({
  name: 'event-repeated',
  labels: 'command.event-again',
  options: z.object({
    event: z.string(),
    channel: channelOption().optional(),
    when: option.when().or(option.nothing()),
  }),
  who: 'create',
  records: null,
  answers: 'private',
  async run(asked, core: Core) {
    const { options, actor, place } = asked;
    const pattern = await findPattern(core, options.event, actor, place);
    return repeatEvent(core, asked, pattern, options.when, options.channel);
  },
});
