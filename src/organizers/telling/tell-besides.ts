import type { Message } from '../../chat/message.ts';
import type { Core } from '../../core.ts';
import type { Group } from '../../store/groups.ts';
import type { Store } from '../../store/open.ts';
import { tellOrganizers } from './tell-organizers.ts';

interface ToTell {
  readonly group: Group;
  readonly message: Message;
}

/**
 * Tells organizers something after it was done, while whoever did it gets their answer: nobody waits for it. `find`:
 * whom, and what; null for nobody. What goes wrong is logged.
 */
export function tellBesides(core: Core, find: (store: Store) => Promise<ToTell | null>): void {
  const tell = async (): Promise<void> => {
    const found = await find(core.store);
    if (found && found.group.organizersChannel !== null)
      await tellOrganizers(core, found.group, found.message);
  };
  tell().catch((error: unknown) => core.log.error('organizers-not-told', {}, error));
}
