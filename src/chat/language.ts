import { z } from 'zod';

/** The languages that the bot's own interface speaks. */
export const languages = ['en', 'es'] as const;

export const languageSchema = z.enum(languages);

export type Language = (typeof languages)[number];

/** The interface language for a platform's locale tag (`es-419`, `en_US`); English where it is neither. */
export function languageOf(locale: string | undefined): Language {
  return locale?.toLowerCase().startsWith('es') ? 'es' : 'en';
}
