import { hearing, title } from '../hearing.ts';
import { type Scene, typed } from '../scene.ts';

export const changes: Scene = {
  title: 'When plans change',
  steps: [
    {
      what: 'An organizer opens an event to change it.',
      act: async (stage, language) => {
        await stage.use('rosa', 'event create', hearing(language));
        await stage.press('rosa', 'event-publish');
        await stage.press('ana', 'rsvp', ['going']);
        return stage.use('rosa', 'event edit', { event: title(language) });
      },
    },
    {
      what: 'She has moved it by a day, to another room.',
      act: (stage, language) =>
        stage.fill('rosa', {
          when: typed(language, 'February 17 1pm', '17 de febrero 1pm'),
          place: 'City Hall, Room 340',
        }),
    },
    {
      what: 'She saves it. Every post shows it, and every channel is told.',
      act: (stage) => stage.press('rosa', 'event-save'),
    },
    {
      what: 'She looks when people are reminded.',
      act: (stage, language) => stage.use('rosa', 'reminders', { event: title(language) }),
    },
    { what: 'How a reminder will look.', act: (stage) => stage.press('rosa', 'reminders-preview') },
    { what: 'She adds one.', act: (stage) => stage.press('rosa', 'reminders-add') },
    {
      what: 'Four hours before.',
      act: (stage, language) => stage.fill('rosa', { when: typed(language, '4 hours', '4 horas') }),
    },
    {
      what: 'She adds one for those who come, directly.',
      act: async (stage, language) => {
        await stage.press('rosa', 'reminders-add');
        return stage.fill('rosa', { when: typed(language, '1 hour', '1 hora'), to: 'going' });
      },
    },
    {
      what: 'She skips the first one.',
      act: (stage) => stage.press('rosa', 'reminders-skip', [], { value: 'P7D' }),
    },
    {
      what: 'She saves the event as a template.',
      act: (stage, language) =>
        stage.use('rosa', 'template save', {
          event: title(language),
          name: typed(language, 'Tuesday hearing', 'Audiencia de los martes'),
        }),
    },
    { what: 'She looks at her templates.', act: (stage) => stage.use('rosa', 'template list') },
    {
      what: 'She uses it.',
      act: (stage, language) =>
        stage.use('rosa', 'event again', {
          event: typed(language, 'Tuesday hearing', 'Audiencia de los martes'),
        }),
    },
    {
      what: 'She types the new day alone: the hour stays.',
      act: (stage, language) =>
        stage.fill('rosa', { when: typed(language, 'next Tuesday', 'el próximo martes') }),
    },
  ],
};
