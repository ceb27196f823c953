import type { WhenLanguage } from './when.ts';

const locales = { en: 'en-US', es: 'es-US' } as const;

/** A time of day alone: "10:00 AM", "10:00 a.m."; `parseWhen` reads it back. */
export function formatClock(time: Temporal.PlainTime, language: WhenLanguage): string {
  const shown = time.toLocaleString(locales[language], { hour: 'numeric', minute: '2-digit', hour12: true });
  return shown.replace(/[\u00A0\u202F]/g, ' ');
}
