import type { Scene } from '../scene.ts';

export const settings: Scene = {
  title: 'Settings and state',
  steps: [
    { what: 'An organizer looks at the settings.', act: (stage) => stage.use('rosa', 'settings') },
    { what: 'She changes the languages of the posts.', act: (stage) => stage.press('rosa', 'languages') },
    { what: 'A member may not.', act: (stage) => stage.use('ana', 'settings') },
    { what: 'Who else organizes.', act: (stage) => stage.press('rosa', 'organizers') },
    { what: 'A member chooses her language.', act: (stage) => stage.use('ana', 'language') },
    { what: 'An organizer asks if all is well.', act: (stage) => stage.use('rosa', 'bot') },
  ],
};
