import type { Actor } from '../chat/actor.ts';
import type { Place } from '../chat/place.ts';
import type { Core } from '../core.ts';
import { monthOf } from '../people/month-of.ts';
import { languageRealm, organizerRealm } from '../people/realms.ts';

/**
 * Somebody as this installation knows them: in the language that they chose, and an organizer also where an organizer of
 * the group named them or one of their roles, as long as the group has not kept organizing to those of whom the platform
 * says so.
 */
export async function knownHere<Here extends { readonly actor: Actor; readonly place: Place }>(
  core: Core,
  inbound: Here,
): Promise<Here> {
  const { actor, place } = inbound;
  const inLanguages = core.pseudonyms.of(actor.account, languageRealm);
  const chosen = await core.store.chosenLanguages.use(inLanguages, monthOf(core.clock.now()));
  const organizer = !actor.organizer && (await isNamed(core, actor, place)) ? true : actor.organizer;
  return { ...inbound, actor: { ...actor, language: chosen ?? actor.language, organizer } };
}

async function isNamed(core: Core, { account, roles }: Actor, place: Place): Promise<boolean> {
  if (place.group === null) return false;
  const group = await core.store.groups.byNativeId(place.platform, place.group);
  if (!group || group.permissions.organize === 'by-right') return false;
  if (roles.some((role) => group.organizerRoles.includes(role))) return true;
  return core.store.organizers.has(group.id, core.pseudonyms.of(account, organizerRealm(group.id)));
}
