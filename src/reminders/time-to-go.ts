import type { Language } from '../chat/language.ts';

const minute = 60_000;
const hour = 60 * minute;
/** Up to here (ms) in minutes, and up to here in hours: "in 90 minutes", "in 36 hours". */
const longestInMinutes = 90 * minute;
const longestInHours = 36 * hour;

/** "in 25 minutes": how long it is from one moment to another (ms), where no device reckons it for its reader. */
export function timeToGo(ms: number, language: Language): string {
  const format = new Intl.RelativeTimeFormat(language);
  if (ms <= longestInMinutes) return format.format(Math.round(ms / minute), 'minute');
  if (ms <= longestInHours) return format.format(Math.round(ms / hour), 'hour');
  return format.format(Math.round(ms / (24 * hour)), 'day');
}
