import { z } from 'zod';
import { action, command } from '../src/chat/command.ts';
import type { Message } from '../src/chat/message.ts';
import { eventOption } from '../src/chat/options.ts';
import { Refusal } from '../src/chat/refusal.ts';
import { textMessage } from '../src/chat/text-message.ts';
import type { Core } from '../src/core.ts';
import { cancelEvent } from '../src/events/changing/cancel-event.ts';
import { eventOfButton, findEvent } from '../src/events/finding/find-event.ts';
import { cancelAll } from '../src/events/recurring/cancel-in-series.ts';
import { cancelInSeriesQuestion } from '../src/events/recurring/cancel-question.ts';
import { ownsSeries } from '../src/events/recurring/own-series.ts';
import { voice } from '../src/events/showing/bilingual.ts';
import { formatBriefly } from '../src/events/when/format-when.ts';
import { changedElsewhere } from '../src/organizers/telling/changed-elsewhere.ts';

export const eventCancel = command({
  name: 'event cancel',
  description: 'command.event-cancel',
  options: z.object({ event: eventOption() }),
  who: 'edit',
  records: null,
  answers: 'private',
  async run({ options, actor, place }, core: Core): Promise<Message> {
    const event = await findEvent(core, options.event, actor, place);
    if (event.state === 'cancelled') throw new Refusal('event.is-cancelled');
    if (event.end.epochMilliseconds <= core.clock.now()) throw new Refusal('event.over-again');
    if (await ownsSeries(core, event, place)) return cancelInSeriesQuestion(core, event, actor.language);
    const say = (key: string, values = {}) => core.phrases.text(actor.language, key, values);
    const summary = say('event.cancel.sure', {
      title: voice(core.phrases, [actor.language]).title(event.title),
      when: formatBriefly(event.start, actor.language),
      going: (await core.store.rsvps.count(event.id)).going,
    });
    return {
      summary,
      blocks: [
        { kind: 'text', text: summary },
        {
          kind: 'buttons',
          buttons: [
            {
              label: say('event.cancel.yes'),
              look: 'danger',
              press: { action: 'event-cancel', args: [event.id] },
            },
            {
              label: say('event.cancel.keep'),
              look: 'plain',
              press: { action: 'event-keep', args: [event.id] },
            },
          ],
        },
      ],
    };
  },
});

export const eventCancelConfirmed = action({
  name: 'event-cancel',
  options: z.object({ event: z.string() }),
  who: 'edit',
  records: 'cancelled',
  takesTwo: 'everybody',
  answers: 'update',
  async run({ options, actor, place }, core: Core) {
    const event = await eventOfButton(core.store, options.event, place);
    await cancelEvent(core.store, event.id, core.clock.now());
    if (event.state === 'open') changedElsewhere(core, event, place, { kind: 'cancelled' });
    return { message: textMessage(core.phrases.text(actor.language, 'event.cancel.done')) };
  },
});

/** *All from here on*: the series ends with it. */
export const eventCancelAll = action({
  name: 'event-cancel-all',
  options: z.object({ event: z.string() }),
  who: 'edit',
  records: 'cancelled',
  takesTwo: 'everybody',
  answers: 'update',
  async run({ options, actor, place }, core: Core) {
    const event = await eventOfButton(core.store, options.event, place);
    if (!(await ownsSeries(core, event, place))) throw new Refusal('series.gone');
    await cancelAll(core.store, event.id, core.clock.now());
    return { message: textMessage(core.phrases.text(actor.language, 'series.cancel.done')) };
  },
});

export const eventKeep = action({
  name: 'event-keep',
  options: z.object({ event: z.string() }),
  who: 'edit',
  records: null,
  answers: 'update',
  async run({ actor }, core: Core) {
    return { message: textMessage(core.phrases.text(actor.language, 'event.cancel.kept')) };
  },
});
