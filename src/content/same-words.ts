import { z } from 'zod';
import { wordListSchema } from './word-list.ts';

/**
 * `content/words.yaml`: words and phrases that mean the same here, whatever the language ("la migra", "ICE",
 * "immigration agents"), under one name. Questions and entries are both read through it.
 */
export const sameWordsSchema = z.strictObject({
  same: z.record(z.string().regex(/^[a-z]+(-[a-z]+)*$/), wordListSchema),
});
export type SameWords = z.infer<typeof sameWordsSchema>;
