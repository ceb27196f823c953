import type { Asked } from '../chat/command.ts';
import type { Place } from '../chat/place.ts';
import { Refusal } from '../chat/refusal.ts';

/**
 * The channel in which an event is to stand: the one that was chosen, else the group's own for announcements (null: it
 * has none, or this is not for it), else this one. Throws Refusal in a direct message, where there is no such channel.
 */
export function postingPlace(
  { place, direct }: Pick<Asked<unknown>, 'place' | 'direct'>,
  chosen: string | undefined,
  announcements: string | null = null,
): Place {
  const channel = chosen ?? announcements;
  if (channel === null && direct) throw new Refusal('event.choose-channel', {}, 'channel');
  return { ...place, channel: channel ?? place.channel };
}
