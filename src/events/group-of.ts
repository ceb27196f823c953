import type { Place } from '../chat/place.ts';
import { Refusal } from '../chat/refusal.ts';
import type { Core } from '../core.ts';
import type { Group } from '../store/groups.ts';

/** The group somebody is in; a new one speaks the campaign's languages. Throws Refusal in a direct message. */
export async function groupOf(core: Core, { platform, group }: Place): Promise<Group> {
  if (group === null) throw new Refusal('error.only-in-a-group');
  return core.store.groups.ensure({ platform, nativeId: group, languages: core.content.campaign.languages });
}

/** The time zone in which its organizers type times. Throws Refusal where they have not chosen one: times are not guessed. */
export function zoneOf({ timeZone }: Pick<Group, 'timeZone'>): string {
  if (timeZone === null) throw zoneFirst();
  return timeZone;
}

function zoneFirst(): Refusal {
  const press = { action: 'zone', args: ['refusal'] };
  return new Refusal('first-steps.zone-first', {}, null, [{ label: 'zone.button', press }]);
}
