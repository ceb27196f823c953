import type { Place } from '../chat/place.ts';
import { Refusal } from '../chat/refusal.ts';
import type { Core } from '../core.ts';
import type { Group } from '../store/groups.ts';

/** The group somebody is in, set up as the campaign says when it is new. Throws Refusal in a direct message. */
export async function groupOf(core: Core, { platform, group }: Place): Promise<Group> {
  if (group === null) throw new Refusal('error.only-in-a-group');
  const { time_zone: timeZone, languages } = core.content.campaign;
  return core.store.groups.ensure({ platform, nativeId: group, timeZone, languages });
}
