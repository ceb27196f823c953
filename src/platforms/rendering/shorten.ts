import { wholeGraphemes } from './graphemes.ts';

/**
 * A label cut to `max` UTF-16 units, the last of them an ellipsis. Only for labels: running text is split
 * into further messages instead.
 */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, wholeGraphemes(text, max - 1)).trimEnd()}…`;
}
