import { z } from 'zod';
import type { Actor } from '../src/chat/actor.ts';
import { action } from '../src/chat/command.ts';
import type { Message } from '../src/chat/message.ts';
import type { Place } from '../src/chat/place.ts';
import { Refusal } from '../src/chat/refusal.ts';
import type { Core } from '../src/core.ts';
import { knownEvent } from '../src/reminders/direct/known-event.ts';
import { myReminders } from '../src/reminders/direct/my-reminders.ts';
import { addPersonal, type Wanted } from '../src/reminders/direct/personal.ts';
import { quietLine } from '../src/reminders/direct/quiet-line.ts';
import { rungOfCode } from '../src/reminders/direct/rung-code.ts';
import { whenItComes } from '../src/reminders/direct/when-it-comes.ts';
import { quietHoursHere, sayNo, sayYes } from '../src/reminders/direct/wish.ts';
import { receiptAgain } from '../src/rsvps/receipt.ts';

const ofReceipt = z.object({ event: z.string().optional() });

/** *Yes* to direct messages: below the receipt of an event, or to a reminder of their own, or just so. */
export const directYes = action({
  name: 'direct-yes',
  options: ofReceipt.extend({ rung: z.string().optional() }),
  who: 'anyone',
  answers: 'update',
  async run({ options, actor, place }, core: Core) {
    const { event, rung } = options;
    const own =
      event === undefined || rung === undefined ? null : await wanted(core, event, rung, actor, place);
    await sayYes(core, actor, place);
    const yes = core.phrases.text(actor.language, 'direct.done');
    if (own) {
      await addPersonal(core, own, actor.language);
      const comes = await whenItComes(core, own, actor, place);
      return { message: await myReminders(core, actor, place, `${yes} ${comes}`) };
    }
    const answered = await answeredTo(core, event, actor);
    if (!answered) return { message: await myReminders(core, actor, place, yes) };
    const quiet = quietLine(core.phrases, actor.language, await quietHoursHere(core, actor, place));
    const change = core.phrases.text(actor.language, 'direct.change', { slash: core.slash(place.platform) });
    const done = `${yes} ${quiet} ${change}`;
    return { message: await receiptAgain(core, answered, actor, place, { done }) };
  },
});

async function wanted(core: Core, id: string, code: string, actor: Actor, place: Place): Promise<Wanted> {
  const rung = rungOfCode(code);
  if (rung === null) throw new Refusal('error.unknown-button');
  const event = await knownEvent(core, id, actor, place);
  return { event, person: core.pseudonyms.of(actor.account, event.id), rung };
}

/** The event whose receipt asked; null where it is gone, which keeps nobody from saying yes or no. */
async function answeredTo({ store, pseudonyms }: Core, id: string | undefined, { account }: Actor) {
  if (id === undefined || !(await store.rsvps.of(id, pseudonyms.of(account, id)))) return null;
  return store.events.byId(id);
}

/** *No, thanks*: nothing is kept but that they were asked. */
export const directNo = action({
  name: 'direct-no',
  options: ofReceipt,
  who: 'anyone',
  answers: 'update',
  async run({ options, actor, place }, core: Core) {
    await sayNo(core, actor, place);
    const answered = await answeredTo(core, options.event, actor);
    if (!answered) return { message: silent(core, actor, place, 'direct.declined') };
    const done = core.phrases.text(actor.language, 'direct.declined', { slash: core.slash(place.platform) });
    return { message: await receiptAgain(core, answered, actor, place, { done }) };
  },
});

/** *Stop these messages*, under each of them. */
export const directStop = action({
  name: 'direct-stop',
  options: z.object({}),
  who: 'anyone',
  answers: 'update',
  async run({ actor, place }, core: Core) {
    await sayNo(core, actor, place);
    return { message: silent(core, actor, place, 'direct.stopped') };
  },
});

function silent(core: Core, { language }: Actor, { platform }: Place, phrase: string): Message {
  const summary = core.phrases.text(language, phrase, { slash: core.slash(platform) });
  const label = core.phrases.text(language, 'direct.turn-on');
  return {
    summary,
    blocks: [
      { kind: 'text', text: summary },
      {
        kind: 'buttons',
        buttons: [{ label, look: 'plain', press: { action: 'direct-yes', args: [] } }],
      },
    ],
  };
}
