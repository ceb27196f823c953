import { type Scene, typed } from '../scene.ts';

const hour = 3_600_000;

/** The title by which people find it in both languages. */
const title = { en: 'Defend the sanctuary law', es: 'Defendamos la ley santuario' };

export const events: Scene = {
  title: 'From a plan to the reminder',
  steps: [
    {
      what: 'An organizer makes an event.',
      act: (stage, language) =>
        stage.use('rosa', 'event create', {
          kind: 'council-meeting',
          title: typed(language, title.en, title.es),
          when: typed(language, 'February 16 10am', '16 de febrero 10am'),
          place: 'City Hall, 200 N. Spring St.',
          accessibility: typed(language, 'Ramp on Main St.', 'Rampa por Main St.'),
          description: typed(
            language,
            'Bring water. We meet at the steps at 9:30.',
            'Traiga agua. Nos vemos en los escalones a las 9:30.',
          ),
          link: 'https://clerk.lacity.gov/calendar',
        }),
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
      what: 'A member taps that she comes. She sees the new count in the post, and this.',
      act: (stage) => stage.press('ana', 'rsvp', ['going']),
    },
    { what: 'She takes it back.', act: (stage) => stage.press('ana', 'rsvp-withdraw') },
    {
      what: 'Another member answers by a command.',
      act: (stage, language) =>
        stage.use('marcus', 'rsvp', { event: typed(language, title.en, title.es), choice: 'maybe' }),
    },
    {
      what: 'A member looks at the event.',
      act: (stage, language) =>
        stage.use('ana', 'event show', { event: typed(language, title.en, title.es) }),
    },
    {
      what: 'The organizer looks at it.',
      act: (stage, language) =>
        stage.use('rosa', 'event show', { event: typed(language, title.en, title.es) }),
    },
    { what: 'She wants it in another group too.', act: (stage) => stage.press('rosa', 'event-share') },
    { what: 'A week before, the channel is reminded.', act: (stage) => stage.wait(8 * 24 * hour + 2 * hour) },
    {
      what: 'The organizer has to cancel.',
      act: (stage, language) =>
        stage.use('rosa', 'event cancel', { event: typed(language, title.en, title.es) }),
    },
    {
      what: 'She does. The post says so, and the channel is told.',
      act: (stage) => stage.press('rosa', 'event-cancel'),
    },
  ],
};
