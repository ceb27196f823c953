import { hearing, title } from '../hearing.ts';
import type { Scene } from '../scene.ts';

export const names: Scene = {
  title: 'Who comes, where organizers want to know',
  steps: [
    {
      what: 'An organizer wants to see who comes to an event.',
      act: async (stage, language) => {
        await stage.use('rosa', 'event create', hearing(language));
        return stage.press('rosa', 'event-choose', ['names']);
      },
    },
    {
      what: 'Reactions shall not count, since everybody sees them.',
      act: (stage) => stage.press('rosa', 'event-choose', ['reactions']),
    },
    {
      what: 'She posts it. The post says who sees what.',
      act: (stage) => stage.press('rosa', 'event-publish'),
    },
    { what: 'A member taps that she comes.', act: (stage) => stage.press('ana', 'rsvp', ['going']) },
    {
      what: 'The organizer looks who comes. She alone sees it.',
      act: (stage, language) => stage.use('rosa', 'event people', { event: title(language) }),
    },
    { what: 'The member hides her name.', act: (stage) => stage.press('ana', 'rsvp-name') },
    {
      what: 'The organizer wants no names after all.',
      act: async (stage, language) => {
        await stage.use('rosa', 'event show', { event: title(language) });
        await stage.press('rosa', 'event-edit-choices');
        return stage.press('rosa', 'event-choose', ['names']);
      },
    },
    { what: 'She saves that. No name is left.', act: (stage) => stage.press('rosa', 'event-save') },
    {
      what: 'She takes the counts out of the chat.',
      act: (stage) => stage.use('rosa', 'event export'),
    },
  ],
};
