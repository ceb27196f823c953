/** Longer than any time a person types; `formatRange` at its longest is about 120. */
const longest = 200;

/** Marks people put around a time that carry no meaning here, Discord and Slack markup among them. */
const ornaments = /[!¡?¿"“”«»*_~`|#;•·[\]{}<>]/gu;
const pictures = /\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}\u{1F3FB}-\u{1F3FF}\uFE0F\u20E3]/gu;

/**
 * The text with everything that does not change its meaning made equal: lower case, no accents, plain dashes
 * and spaces, "10 a. m." as "10am", "3rd" and "1ro" as digits. Null when it is empty, too long, or holds
 * a sign no written time has (another script, say): the work after this is bounded by `longest`.
 */
export function foldText(text: string): string | null {
  if (text.length > longest) return null;
  const folded = text
    .normalize('NFKC')
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}|\p{Cf}|['’‘´]/gu, '')
    .replace(pictures, ' ')
    .replace(ornaments, ' ')
    .replace(/[‐‑‒–—−]/gu, '-')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/(?<![a-z])([ap])\.? ?m\b\.?/g, '$1m')
    .replace(/(\d)([ap])(?=$|[ ,)-])/g, '$1$2m')
    .replace(/(\d)(?:st|nd|rd|th|ro|er|\.?o)\b/g, '$1')
    .trim();
  return /\d|[a-z]/.test(folded) && /^[\da-z .,:/()@+-]+$/.test(folded) && !/\d{5}/.test(folded)
    ? folded
    : null;
}
