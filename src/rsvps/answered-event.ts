import type { Actor } from '../chat/actor.ts';
import type { Place } from '../chat/place.ts';
import type { Core } from '../core.ts';
import { eventForAnyone } from '../events/finding/find-event.ts';

/**
 * The event of which somebody takes their answer back. Who has answered may do so wherever the button stands: a receipt
 * that its channel did not take comes in a direct message. Throws Refusal as `eventForAnyone`.
 */
export async function answeredEvent(
  core: Core,
  id: string,
  actor: Actor,
  place: Place,
): Promise<{ readonly id: string; readonly person: string }> {
  const person = core.pseudonyms.of(actor.account, id);
  if (!(await core.store.rsvps.of(id, person))) await eventForAnyone(core, id, actor, place);
  return { id, person };
}
