import type { Core } from '../../core.ts';
import type { Group } from '../../store/groups.ts';
import { chooseOrganizersChannel, leaveOrganizersChannel } from '../telling/organizers-channel.ts';

/** By the names of the options and fields that ask for them. */
interface Channels {
  readonly organizers_channel: string | null;
  readonly announcement_channel: string | null;
}

/**
 * Sets both; what stays as it is gets no greeting. Throws Refusal, with nothing changed, where organizers cannot be told
 * things in theirs. Whether the bot may post events in the other one shows with the first.
 */
export async function chooseChannels(core: Core, group: Group, chosen: Channels): Promise<void> {
  const { organizers_channel: forOrganizers, announcement_channel: announcementChannel } = chosen;
  if (forOrganizers !== group.organizersChannel) {
    if (forOrganizers === null) await leaveOrganizersChannel(core, group);
    else await chooseOrganizersChannel(core, group, forOrganizers, 'organizers_channel');
  }
  await core.store.groups.change(group.id, { announcementChannel });
}
