import type { Scene } from '../scene.ts';

export const privacy: Scene = {
  title: 'Privacy',
  steps: [
    { what: 'A member asks what is kept of her.', act: (stage) => stage.use('ana', 'privacy') },
    { what: 'An organizer asks the same.', act: (stage) => stage.use('rosa', 'privacy') },
  ],
};
