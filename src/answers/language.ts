import { z } from 'zod';

/** The languages the bot answers in. A third one is added here, in `function-words.ts` and in `content/`. */
export const LANGUAGES = ['en', 'es'] as const;

export const languageSchema = z.enum(LANGUAGES);
export type Language = z.infer<typeof languageSchema>;

/** A short text in every language: front-page names, notes, place descriptions. */
export const bilingualSchema = z.strictObject({ en: z.string().trim().min(1), es: z.string().trim().min(1) });
