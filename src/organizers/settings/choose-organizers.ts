import type { Language } from '../../chat/language.ts';
import type { Block } from '../../chat/message.ts';
import type { Core } from '../../core.ts';
import { organizerRealm } from '../../people/realms.ts';
import { mustHaveRoom } from '../../store/caps.ts';
import type { Group } from '../../store/groups.ts';
import { said } from './change-settings.ts';

interface Chosen {
  /** All roles that organize from now on; undefined where there are none to choose. */
  readonly roles?: readonly string[] | undefined;
  /** Accounts. */
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/**
 * Sets who organizes besides those of whom the platform says so. Of people nothing but pseudonyms is kept. Throws Refusal
 * where they would be too many.
 */
export async function chooseOrganizers(
  core: Core,
  group: Group,
  { roles, add, remove }: Chosen,
  language: Language,
): Promise<Block[]> {
  const realm = organizerRealm(group.id);
  const pseudonym = (account: string) => core.pseudonyms.of(account, realm);
  await core.store.transaction(async ({ groups, organizers }) => {
    if (roles !== undefined) await groups.change(group.id, { organizerRoles: roles });
    for (const account of add) await organizers.add(group.id, pseudonym(account));
    for (const account of remove) await organizers.remove(group.id, pseudonym(account));
    // The last of them is counted already.
    if (add.length > 0) mustHaveRoom('organizers', (await organizers.count(group.id)) - 1);
  });
  return [said(core, language, 'settings.who.saved')];
}
