import type { Asked, Others, Update } from '../chat/command.ts';
import type { Message, Modal } from '../chat/message.ts';
import type { Core } from '../core.ts';
import { type Act, actOf } from '../organizers/overseeing/act-of.ts';
import { note } from '../organizers/overseeing/note.ts';
import { heldForAnother } from '../organizers/two-people/held-for-another.ts';
import type { Found } from './find.ts';

type Outcome = Message | Modal | Update;

/**
 * Does what was asked for. What takes two organizers here waits for the other one; what an organizer did is noted, once it
 * is done, for the others to read.
 */
export async function overseen(
  core: Core,
  others: Others<Core>,
  found: Found,
  asked: Asked<Found['given']>,
): Promise<Outcome> {
  const record = found.recorded(asked.options);
  if (record === null && found.takesTwo === null) return found.run(asked, core, others);
  const act = await actOf(core, asked, found.options);
  const held = await heldForAnother(core, found, asked, act);
  if (held !== null) return found.answers === 'update' ? { message: held } : held;
  const outcome = await found.run(settled(found, asked, act), core, others);
  if (record !== null && !isQuestion(outcome)) await note(core, act, record);
  return outcome;
}

/** What was allowed for one event is done with that one, whatever bears the same words by now. */
function settled<Given extends Found['given']>(
  { takesTwo }: Pick<Found, 'takesTwo'>,
  asked: Asked<Given>,
  { event }: Act,
): Asked<Found['given']> {
  if (takesTwo !== 'names' || event === null) return asked;
  return { ...asked, options: { ...asked.options, event: event.id } };
}

/** Whether nothing was done yet. */
function isQuestion(outcome: Outcome): boolean {
  const message = 'message' in outcome ? outcome.message : outcome;
  return 'fields' in message || message.asks === true;
}
