import type { Asked } from '../../chat/command.ts';
import { Refusal } from '../../chat/refusal.ts';
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
 * things in theirs, or it is not for this person to change. Whether the bot may post events in the other one shows with the first.
 */
export async function chooseChannels(
  core: Core,
  group: Group,
  chosen: Channels,
  by: Pick<Asked<unknown>, 'organizerByPlatform'>,
): Promise<void> {
  const { organizers_channel: forOrganizers, announcement_channel: announcementChannel } = chosen;
  if (forOrganizers !== group.organizersChannel) {
    mayChooseWhereToldThings(by);
    if (forOrganizers === null) await leaveOrganizersChannel(core, group);
    else await chooseOrganizersChannel(core, group, forOrganizers, 'organizers_channel');
  }
  await core.store.groups.change(group.id, { announcementChannel });
}

/**
 * Throws Refusal for those who organize only because they were named: what people hand on to organizers goes to that
 * channel, and whoever is named must not turn it elsewhere.
 */
function mayChooseWhereToldThings({
  organizerByPlatform,
}: Pick<Asked<unknown>, 'organizerByPlatform'>): void {
  if (!organizerByPlatform) throw new Refusal('settings.organizers.only-by-right', {}, 'organizers_channel');
}
