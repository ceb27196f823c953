import { z } from 'zod';
import { action, command } from '../src/chat/command.ts';
import { textMessage } from '../src/chat/text-message.ts';
import type { Core } from '../src/core.ts';
import { wipeHere } from '../src/organizers/wiping/wipe-here.ts';
import { isStillMeant, lastQuestion, whatWouldGo, wiped } from '../src/organizers/wiping/wipe-messages.ts';

/** Shows what would go; it takes two more taps, and nobody needs to be asked. */
export const wipe = command({
  name: 'wipe',
  description: 'command.wipe',
  options: z.object({}),
  who: 'configure',
  records: null,
  answers: 'private',
  async run({ actor, place }, core: Core) {
    return whatWouldGo(core, actor.language, place);
  },
});

/** *Wipe this group*: the first tap. `asked`: when the question was asked. */
export const wipeSure = action({
  name: 'wipe-sure',
  options: z.object({ asked: z.coerce.number() }),
  who: 'configure',
  records: null,
  answers: 'update',
  async run({ options, actor, place }, core: Core) {
    if (!isStillMeant(core, options.asked))
      return { message: await whatWouldGo(core, actor.language, place) };
    return { message: lastQuestion(core, actor.language) };
  },
});

/** The second tap. Nothing is noted of it: nobody's acts are kept any more. */
export const wipeNow = action({
  name: 'wipe-now',
  options: z.object({ asked: z.coerce.number() }),
  who: 'configure',
  records: null,
  answers: 'update',
  async run({ options, actor, place }, core: Core) {
    if (!isStillMeant(core, options.asked))
      return { message: await whatWouldGo(core, actor.language, place) };
    return { message: wiped(core, actor.language, place, await wipeHere(core, place)) };
  },
});

export const wipeKeep = action({
  name: 'wipe-keep',
  options: z.object({}),
  who: 'configure',
  records: null,
  answers: 'update',
  async run({ actor }, core: Core) {
    return { message: textMessage(core.phrases.text(actor.language, 'wipe.kept')) };
  },
});
