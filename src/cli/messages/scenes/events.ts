import { hearing, title } from '../hearing.ts';
import type { Scene } from '../scene.ts';

const hour = 3_600_000;
const day = 24 * hour;

export const events: Scene = {
  title: 'From a plan to the reminder',
  steps: [
    {
      what: 'An organizer makes an event.',
      act: (stage, language) => stage.use('rosa', 'event create', hearing(language)),
    },
    {
      what: 'She wants to change it before it is posted.',
      act: (stage) => stage.press('rosa', 'event-change'),
    },
    {
      what: 'She posts it. The post stands in the channel; the rest only she sees.',
      act: async (stage) => {
        await stage.fill('rosa', {});
        return stage.press('rosa', 'event-publish');
      },
    },
    {
      what: 'A member taps that she comes. The post shows the new count, and only she sees the rest.',
      act: (stage) => stage.press('ana', 'rsvp', ['going']),
    },
    { what: 'She takes it back.', act: (stage) => stage.press('ana', 'rsvp-withdraw') },
    {
      what: 'Another member answers by a command.',
      act: (stage, language) => stage.use('marcus', 'rsvp', { event: title(language), choice: 'maybe' }),
    },
    { what: 'A member looks what is coming.', act: (stage) => stage.use('ana', 'events') },
    {
      what: 'A member looks at the event.',
      act: (stage, language) => stage.use('ana', 'event show', { event: title(language) }),
    },
    {
      what: 'The organizer looks at it.',
      act: (stage, language) => stage.use('rosa', 'event show', { event: title(language) }),
    },
    { what: 'She wants it in another group too.', act: (stage) => stage.press('rosa', 'event-share') },
    {
      what: 'Eleven days before, the channel is told how to ask for interpretation and access.',
      act: (stage) => stage.wait(4 * day + 3 * hour),
    },
    {
      what: 'A week before, the channel is reminded.',
      act: (stage) => stage.wait(4 * day - 2 * hour),
    },
    {
      what: 'The bot was off since the day before, and is back 25 minutes before the start.',
      act: (stage) => stage.wait(7 * day - hour / 2 + hour / 12),
    },
    {
      what: 'The organizer has to cancel.',
      act: (stage, language) => stage.use('rosa', 'event cancel', { event: title(language) }),
    },
    {
      what: 'She does. The post says so, and the channel is told.',
      act: (stage) => stage.press('rosa', 'event-cancel'),
    },
  ],
};
