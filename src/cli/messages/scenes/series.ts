import type { Language } from '../../../chat/language.ts';
import { type Scene, typed } from '../scene.ts';

const title = (language: Language) => typed(language, 'Weekly phone bank', 'Llamadas de cada semana');

export const series: Scene = {
  title: 'What comes again',
  steps: [
    {
      what: 'An organizer plans a phone bank that comes again, and types a day that is not one of its days.',
      act: (stage, language) =>
        stage.use('rosa', 'event create', {
          kind: 'phone-bank',
          title: title(language),
          when: typed(language, 'February 15 6pm', '15 de febrero 6pm'),
          place: 'City Hall, 200 N. Spring St.',
          repeats: typed(
            language,
            'every Tuesday and Thursday until March 18',
            'martes y jueves hasta el 18 de marzo',
          ),
        }),
    },
    { what: 'She posts it.', act: (stage) => stage.press('rosa', 'event-publish') },
    {
      what: 'She moves the first one to another room, and is asked whether all of them move.',
      act: (stage, language) =>
        stage.use('rosa', 'event edit', {
          event: title(language),
          place: 'City Hall, Room 340',
        }),
    },
    { what: 'All of them.', act: (stage) => stage.press('rosa', 'event-save-all') },
    { what: 'She looks at what comes again.', act: (stage) => stage.use('rosa', 'event series') },
    {
      what: 'She skips one.',
      act: (stage) => stage.press('rosa', 'series-skip', [], { value: '2027-02-23' }),
    },
    {
      what: 'She wants to cancel the first one.',
      act: (stage, language) => stage.use('rosa', 'event cancel', { event: title(language) }),
    },
  ],
};
