import type { Scene } from '../scene.ts';

export const firstContact: Scene = {
  title: 'A group that is new to the bot',
  newGroup: true,
  steps: [
    { what: 'An organizer speaks to the bot for the first time.', act: (stage) => stage.use('rosa', 'bot') },
    { what: 'She taps “Time zone”.', act: (stage) => stage.press('rosa', 'zone') },
    { what: 'She mistypes a city: nothing is set.', act: (stage) => stage.fill('rosa', { zone: 'Huston' }) },
    { what: 'She taps “Another city”.', act: (stage) => stage.press('rosa', 'zone', ['steps']) },
    {
      what: 'She types a word that may mean several.',
      act: (stage) => stage.fill('rosa', { zone: 'Texas' }),
    },
    {
      what: 'She chooses one.',
      act: (stage) => stage.press('rosa', 'zone-chosen', [], { value: 'America/Chicago' }),
    },
    { what: 'She taps “Channel”.', act: (stage) => stage.press('rosa', 'channels') },
    { what: 'She taps “First event”.', act: (stage) => stage.press('rosa', 'first-event') },
  ],
};
