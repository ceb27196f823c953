import type { Scene } from '../scene.ts';

export const ordinance: Scene = {
  title: 'Looking through the ordinance',
  steps: [
    { what: 'A member looks what there is.', act: (stage) => stage.use('ana', 'ordinance') },
    {
      what: 'She chooses a provision, with the ones before and after it below.',
      act: (stage, language) =>
        stage.press('ana', 'ordinance', [language], { value: 'provision/joint-task-forces' }),
    },
  ],
};
