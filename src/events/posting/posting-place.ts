import type { Asked } from '../../chat/command.ts';
import type { Place } from '../../chat/place.ts';
import { PlatformError } from '../../chat/platform-error.ts';
import { Refusal } from '../../chat/refusal.ts';
import type { Core } from '../../core.ts';

/**
 * The channel in which an event is to stand: the one that was chosen, else the group's own for announcements (null: it
 * has none, or this is not for it), else this one. What is planned in a channel that is not open to everybody stays there
 * unless another one was chosen. Throws Refusal in a direct message, where there is no such channel.
 */
export async function postingPlace(
  core: Core,
  { place, direct }: Pick<Asked<unknown>, 'place' | 'direct'>,
  chosen: string | undefined,
  announcements: string | null = null,
): Promise<Place> {
  if (chosen !== undefined) return { ...place, channel: chosen };
  if (direct && announcements === null) throw new Refusal('event.choose-channel', {}, 'channel');
  if (announcements === null || announcements === place.channel) return place;
  return direct || (await isOpen(core, place)) ? { ...place, channel: announcements } : place;
}

/** Where the platform does not tell, it is taken for closed: what was posted openly cannot be unread. */
async function isOpen(core: Core, place: Place): Promise<boolean> {
  try {
    return (await core.platform(place.platform)?.isOpenToAll(place)) ?? false;
  } catch (error) {
    if (error instanceof PlatformError) return false;
    throw error;
  }
}
