import { hearing, title } from '../hearing.ts';
import { type Scene, typed } from '../scene.ts';

const hour = 3_600_000;

export const directReminders: Scene = {
  title: 'Reminders for one person alone',
  steps: [
    {
      what: 'An organizer posts an event.',
      act: async (stage, language) => {
        await stage.use('rosa', 'event create', hearing(language));
        return stage.press('rosa', 'event-publish');
      },
    },
    {
      what: 'A member says that she comes, and is asked once whether she wants to be written to.',
      act: (stage) => stage.press('ana', 'rsvp', ['going']),
    },
    { what: 'She will speak there.', act: (stage) => stage.press('ana', 'rsvp-speak') },
    { what: 'She wants to be written to.', act: (stage) => stage.press('ana', 'direct-yes') },
    {
      what: 'She wants one more reminder.',
      act: (stage, language) =>
        stage.use('ana', 'remind-me', {
          event: title(language),
          before: typed(language, '3 hours', '3 horas'),
        }),
    },
    { what: 'She looks when not.', act: (stage) => stage.press('ana', 'quiet-hours') },
    {
      what: 'She names an event alone.',
      act: (stage, language) => stage.use('ana', 'remind-me', { event: title(language) }),
    },
    {
      what: 'Another member wants one, who was not asked before. To him it is said what that needs.',
      act: (stage, language) =>
        stage.use('marcus', 'remind-me', {
          event: title(language),
          before: typed(language, 'the day before at 6pm', 'el día antes a las 6pm'),
        }),
    },
    { what: 'He does not want that.', act: (stage) => stage.press('marcus', 'direct-no') },
    {
      what: 'At eight her quiet hours end, and she is written to. The channel is reminded at the same time.',
      act: async (stage) => {
        // What the channel is told before stands in another scene.
        await stage.wait(14 * 24 * hour + 20 * hour);
        return stage.wait(3 * hour + hour / 60, 'ana');
      },
    },
    { what: 'She wants no more of these.', act: (stage) => stage.press('ana', 'direct-stop') },
  ],
};
