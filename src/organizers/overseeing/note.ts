import type { Recorded } from '../../chat/act.ts';
import type { Core } from '../../core.ts';
import type { Act } from './act-of.ts';

/** Notes what an organizer has done. It is done already: what goes wrong here is logged, and keeps nobody waiting. */
export async function note(core: Core, { group, person, event }: Act, record: Recorded): Promise<void> {
  try {
    const eventId = event === null ? null : (event.edits ?? event.id);
    await core.store.audit.add(group.id, { person, record, eventId, at: core.clock.now() });
  } catch (error) {
    core.log.error('act-not-noted', { record }, error);
  }
}
