import type { GroupChange, GroupsKnown } from '../chat/inbound.ts';
import type { Core } from '../core.ts';

/** Notes in which groups the bot is: what is kept of one that it left is erased after a while (operations/retention.ts). */
export async function noteGroups(
  { store, clock }: Pick<Core, 'store' | 'clock'>,
  inbound: GroupsKnown | GroupChange,
): Promise<void> {
  const { platform } = inbound;
  if (inbound.kind === 'groups') return store.groups.areAll(platform, inbound.groups, clock.now());
  return inbound.change === 'joined'
    ? store.groups.joined(platform, inbound.group)
    : store.groups.left(platform, inbound.group, clock.now());
}
