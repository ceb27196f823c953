import { z } from 'zod';

/** A short text in every language: names, notes, descriptions of places. */
export const bilingualSchema = z.strictObject({ en: z.string().trim().min(1), es: z.string().trim().min(1) });
