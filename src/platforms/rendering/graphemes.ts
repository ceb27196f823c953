/** Made when first needed: it takes milliseconds, and hardly any text is too long. */
let segmenter: Intl.Segmenter | undefined;

/**
 * The largest index up to `max` that cuts no grapheme (a flag, a family, a letter with its accents). A single
 * grapheme longer than `max` (text stacked with accents) is cut between code points.
 */
export function wholeGraphemes(text: string, max: number): number {
  if (max >= text.length) return text.length;
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  let end = 0;
  for (const { index, segment } of segmenter.segment(text)) {
    if (index + segment.length > max) break;
    end = index + segment.length;
  }
  if (end > 0) return end;
  const low = text.charCodeAt(max);
  const splitsPair = low >= 0xdc00 && low <= 0xdfff;
  return splitsPair && max > 1 ? max - 1 : max;
}
