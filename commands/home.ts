import { z } from 'zod';
import { action, listener } from '../src/chat/command.ts';
import { languageSchema } from '../src/chat/language.ts';
import type { Core } from '../src/core.ts';
import { homeMessage, languageOfHome } from '../src/home/home-message.ts';
import { act } from '../src/rsvps/act.ts';
import { answeredEvent } from '../src/rsvps/answered-event.ts';

/** The page that a platform shows to one person alone (Slack's App Home). */
export const homeOpened = listener({
  name: 'home',
  options: z.object({}),
  who: 'anyone',
  answers: 'private',
  run: ({ actor, place }, core: Core) => homeMessage(core, actor, place, actor.language),
});

/** The same in the other language, as long as it is open: the choice is not kept. */
export const homeInLanguage = action({
  name: 'home',
  options: z.object({ language: languageSchema }),
  who: 'anyone',
  answers: 'update',
  async run({ options, actor, place }, core: Core) {
    return { message: await homeMessage(core, actor, place, options.language) };
  },
});

/** *Take it back* on the page. */
export const homeWithdraw = action({
  name: 'home-withdraw',
  options: z.object({ event: z.string(), shownIn: z.string() }),
  who: 'anyone',
  answers: 'update',
  async run({ options, actor, place, at, heardAt }, core: Core) {
    const { id, person } = await answeredEvent(core, options.event, actor, place);
    const taken = { eventId: id, person, choice: null, via: 'button' as const, at, heardAt, shownIn: null };
    await act(core.store, taken, core.clock.now());
    const language = languageOfHome(options.shownIn) ?? actor.language;
    return { message: await homeMessage(core, actor, place, language) };
  },
});
