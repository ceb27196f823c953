import { cleanText } from '../../rendering/clean-text.ts';
import { shorten } from '../../rendering/shorten.ts';
import { webAddress } from '../../rendering/web-address.ts';
import { componentTypes } from './constants.ts';
import { limits } from './limits.ts';
import { citationUnits, paragraphUnits } from './text-units.ts';
import { componentUnit, type DiscordUnit } from './unit.ts';

/**
 * The image with its description for those who do not see it. A description longer than Discord stores follows
 * in full as small print; where the address is none that Discord loads, the description stands for the image.
 */
export function imageUnits({ url, alt }: { url: string; alt: string }): readonly DiscordUnit[] {
  const address = webAddress(url);
  if (address === null || address.length > limits.imageUrl) return paragraphUnits(alt);
  const words = cleanText(alt).trim();
  const description = shorten(words, limits.imageDescription);
  const item = { media: { url: address }, ...(description === '' ? {} : { description }) };
  const image = componentUnit({ type: componentTypes.mediaGallery, items: [item] }, false);
  return description === words ? [image] : [image, ...citationUnits(alt)];
}
