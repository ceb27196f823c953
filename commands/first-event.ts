import { z } from 'zod';
import { action } from '../src/chat/command.ts';
import { Refusal } from '../src/chat/refusal.ts';
import type { Core } from '../src/core.ts';
import * as option from '../src/events/drafting/event-options.ts';
import { newEventForm } from '../src/events/drafting/new-event-form.ts';
import { groupOf, zoneOf } from '../src/events/group-of.ts';
import { eventKinds } from '../src/store/events.ts';
import { eventCreate } from './event-create.ts';

/** *First event*: what the command asks for, in a form. */
export const firstEvent = action({
  name: 'first-event',
  options: z.object({}),
  who: 'create',
  records: null,
  answers: 'modal',
  async run({ actor, place, direct }, core: Core) {
    const group = await groupOf(core, place);
    const timeZone = zoneOf(group);
    if (direct && group.announcementChannel === null) {
      const press = { action: 'channels', args: ['refusal'] };
      throw new Refusal('first-steps.channel-first', {}, null, [{ label: 'first-steps.channel', press }]);
    }
    return newEventForm(core, group, timeZone, actor.language);
  },
});

/** The form, filled in: from here on it is as if the command had been typed. */
export const newEvent = action({
  name: 'new-event',
  labels: 'command.event-create',
  options: z.object({
    kind: z.enum(eventKinds),
    title: option.title(),
    when: option.when(),
    place: option.place(),
    title_es: option.title().or(option.nothing()).optional(),
    description: option.description().or(option.nothing()).optional(),
  }),
  who: 'create',
  records: null,
  answers: 'private',
  async run(asked, core: Core, others) {
    const given = Object.entries(asked.options).filter(([, text]) => text !== '' && text !== undefined);
    const made = await eventCreate.run({ ...asked, options: Object.fromEntries(given) }, core, others);
    if (!('blocks' in made)) throw new TypeError('an event is made by a message');
    return made;
  },
});
