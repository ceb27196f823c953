import { cleanText } from '../../rendering/clean-text.ts';
import { shorten } from '../../rendering/shorten.ts';
import { webAddress } from '../../rendering/web-address.ts';
import { limits } from './limits.ts';
import { citationUnits, paragraphUnits } from './text-units.ts';
import { contentUnit, type SlackUnit } from './unit.ts';

/**
 * The image with its description for those who do not see it. A description longer than Slack stores follows in
 * full as small print; where the address is none that Slack loads, the description stands for the image.
 */
export function imageUnits({ url, alt }: { url: string; alt: string }): readonly SlackUnit[] {
  const address = webAddress(url);
  if (address === null || address.length > limits.imageUrl) return paragraphUnits(alt);
  const words = cleanText(alt).trim();
  const altText = shorten(words, limits.imageAlt);
  const image = contentUnit({ type: 'image', image_url: address, alt_text: altText || '…' });
  return altText === words ? [image] : [image, ...citationUnits(alt)];
}
