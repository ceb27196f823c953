import type { Who } from '../chat/act.ts';
import type { Actor } from '../chat/actor.ts';
import type { Place } from '../chat/place.ts';
import { Refusal } from '../chat/refusal.ts';
import { whatICanDo } from './what-i-can-do.ts';

/** The one place where it is decided who may do what. Throws a Refusal that says who may. */
export function permit(who: Who, actor: Actor, place: Place): void {
  if (who === 'anyone') return;
  if (place.group === null) throw new Refusal('error.only-in-a-group');
  if (actor.organizer === null) throw new Refusal('error.organizer-unknown');
  if (!actor.organizer) throw new Refusal('error.organizers-only', {}, null, [whatICanDo]);
}
