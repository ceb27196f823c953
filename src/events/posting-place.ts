import type { Asked } from '../chat/command.ts';
import type { Place } from '../chat/place.ts';
import { Refusal } from '../chat/refusal.ts';

/** The channel in which an event is to stand: the one that was chosen, else this one. Throws Refusal in a direct message. */
export function postingPlace(
  { place, direct }: Pick<Asked<unknown>, 'place' | 'direct'>,
  chosen: string | undefined,
): Place {
  if (chosen === undefined && direct) throw new Refusal('event.choose-channel', {}, 'channel');
  return { ...place, channel: chosen ?? place.channel };
}
