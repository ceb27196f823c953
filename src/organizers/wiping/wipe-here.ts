import type { MessageRef, Place } from '../../chat/place.ts';
import type { Core } from '../../core.ts';
import { groupOf } from '../../events/group-of.ts';
import { wipeGroup } from '../../people/wiped-groups.ts';
import { takeMessagesDown } from './take-messages-down.ts';

export interface Wiped {
  /** How many of the bot's messages were taken off the platforms. */
  readonly taken: number;
  /** Those that still stand there. */
  readonly left: readonly MessageRef[];
  /** Whether the backups on this machine could be taken away. */
  readonly backupsGone: boolean;
}

/**
 * Erases the group that somebody is in, with the backups that hold it, at once and for good; then takes the messages off
 * the platforms that showed its events, as far as these let it. Throws Refusal outside of a group.
 */
export async function wipeHere(core: Core, place: Place): Promise<Wiped> {
  const { store, retentionDays } = core;
  const group = await groupOf(core, place);
  const now = core.clock.now();
  const { refs } = await store.transaction((repositories) =>
    wipeGroup(repositories, group.id, { now, retentionDays }),
  );
  core.log.info('group-wiped', { group: group.id });
  const backupsGone = removeBackups(core, now);
  await scrub(core);
  const left = await takeMessagesDown(core, refs);
  return { taken: refs.length - left.length, left, backupsGone };
}

/** On other machines they are taken away as soon as the bot there tidies up. */
function removeBackups(core: Core, now: number): boolean {
  try {
    core.backups.removeBefore(now);
    return true;
  } catch (error) {
    core.log.error('backups-not-removed', {}, error);
    return false;
  }
}

/** Where that cannot be done just now, it is done with the next tidying. */
async function scrub(core: Core): Promise<void> {
  try {
    await core.store.scrub();
  } catch (error) {
    core.log.error('wiped-not-scrubbed', {}, error);
  }
}
