import type { Who } from '../chat/act.ts';
import type { Actor } from '../chat/actor.ts';
import type { ByRight } from '../chat/command.ts';
import type { Place } from '../chat/place.ts';
import { Refusal } from '../chat/refusal.ts';
import type { Core } from '../core.ts';
import { whatICanDo } from './what-i-can-do.ts';

/** Who wants something, and where. */
export interface Asker {
  /** As this installation knows them. */
  readonly actor: Actor;
  readonly place: Place;
  /** Whether the platform itself says that they organize. */
  readonly organizerByPlatform: boolean;
}

/**
 * The one place where it is decided who may do what: by the rule of what they want, by what they are in this group, and by
 * what its organizers keep to themselves. Throws a Refusal that says who may.
 */
export async function permit(
  { store }: Pick<Core, 'store'>,
  who: Who,
  { actor, place, organizerByPlatform }: Asker,
  byRight: ByRight | null = null,
): Promise<void> {
  if (who === 'anyone') return;
  if (place.group === null) throw new Refusal('error.only-in-a-group');
  if (actor.organizer === null) throw new Refusal('error.organizer-unknown');
  if (!actor.organizer) throw new Refusal('error.organizers-only', {}, null, [whatICanDo]);
  if (organizerByPlatform) return;
  if (byRight !== null) throw new Refusal('error.only-by-right', {}, byRight.option);
  const group = await store.groups.byNativeId(place.platform, place.group);
  if (group?.permissions[who] === 'by-right') throw new Refusal('error.only-by-right');
}

/** The same as an answer. */
export async function isPermitted(core: Pick<Core, 'store'>, who: Who, asker: Asker): Promise<boolean> {
  try {
    await permit(core, who, asker);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
