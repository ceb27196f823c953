import type { Scene } from '../scene.ts';

export const settings: Scene = {
  title: 'Settings and state',
  steps: [
    { what: 'An organizer looks at the settings.', act: (stage) => stage.use('rosa', 'settings') },
    { what: 'She changes the languages of the posts.', act: (stage) => stage.press('rosa', 'languages') },
    { what: 'A member may not.', act: (stage) => stage.use('ana', 'settings') },
    { what: 'Who else organizes.', act: (stage) => stage.press('rosa', 'organizers') },
    {
      what: 'Which of them may do what, as an admin sets it.',
      act: (stage) => stage.press('rosa', 'permissions'),
    },
    {
      what: 'Only admins shall see names.',
      act: (stage) => stage.press('rosa', 'permission', ['names', 'by-right']),
    },
    { what: 'What takes two organizers.', act: (stage) => stage.press('rosa', 'two-people') },
    { what: 'What organizers did, for all of them to read.', act: (stage) => stage.use('rosa', 'audit') },
    { what: 'A member chooses her language.', act: (stage) => stage.use('ana', 'language') },
    { what: 'An organizer asks if all is well.', act: (stage) => stage.use('rosa', 'bot') },
  ],
};
