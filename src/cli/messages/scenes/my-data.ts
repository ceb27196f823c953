import { hearing } from '../hearing.ts';
import type { Scene } from '../scene.ts';

export const myData: Scene = {
  title: 'What is kept of one person',
  steps: [
    {
      what: 'An organizer posts an event.',
      act: async (stage, language) => {
        await stage.use('rosa', 'event create', hearing(language));
        return stage.press('rosa', 'event-publish');
      },
    },
    { what: 'A member says that she comes.', act: (stage) => stage.press('ana', 'rsvp', ['going']) },
    { what: 'She wants to be written to.', act: (stage) => stage.press('ana', 'direct-yes') },
    { what: 'She looks what is kept of her.', act: (stage) => stage.use('ana', 'my-data show') },
    { what: 'She takes a copy.', act: (stage) => stage.use('ana', 'my-data export') },
    { what: 'She wants all of it deleted.', act: (stage) => stage.use('ana', 'my-data forget') },
    { what: 'She means it.', act: (stage) => stage.press('ana', 'my-data-forget-yes') },
    { what: 'Nothing is left.', act: (stage) => stage.use('ana', 'my-data show') },
  ],
};
