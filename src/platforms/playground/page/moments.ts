import type { Language } from '../../../chat/language.ts';
import { element } from './elements.ts';

/** How far the playground's clock is ahead of this computer's, in milliseconds. */
let ahead = 0;

export function setPlaygroundNow(now: number): void {
  ahead = now - Date.now();
}

export function playgroundNow(): number {
  return Date.now() + ahead;
}

const locales = { en: 'en-US', es: 'es-US' };

/** A moment in the reader's own zone, as this browser writes it. */
export function written(at: number, language: Language, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locales[language], options).format(at);
}

export const shortTime: Intl.DateTimeFormatOptions = { timeStyle: 'short' };
export const dayAndTime: Intl.DateTimeFormatOptions = {
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
};

const units = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

/** "in 2 days", by the playground's clock. */
function relative(at: number, language: Language): string {
  const seconds = (at - playgroundNow()) / 1000;
  const format = new Intl.RelativeTimeFormat(locales[language], { numeric: 'auto' });
  const [unit, size] = units.find(([, each]) => Math.abs(seconds) >= each * 0.95) ?? ['second', 1];
  return format.format(Math.round(seconds / size), unit);
}

/** A moment that keeps telling how far off it is: {@link refreshRelativeTimes} rewrites it. */
export function relativeTime(at: number, language: Language): HTMLElement {
  const iso = new Date(at).toISOString();
  return element('time', { datetime: iso, 'data-relative': language }, relative(at, language));
}

export function refreshRelativeTimes(): void {
  for (const each of document.querySelectorAll<HTMLTimeElement>('time[data-relative]')) {
    const text = relative(Date.parse(each.dateTime), each.dataset.relative === 'es' ? 'es' : 'en');
    if (each.textContent !== text) each.textContent = text;
  }
}
