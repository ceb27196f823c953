import { z } from 'zod';
import type { Language } from '../chat/language.ts';
import { bilingualSchema } from './bilingual.ts';
import { pastDateSchema } from './past-date.ts';

const sourceSchema = z.strictObject({
  /** The real title of a work is one text; our own description of a page stands in every language. */
  title: z.union([z.string().trim().min(1), bilingualSchema]),
  url: z.url({ protocol: /^https$/ }),
  publisher: z.string().trim().min(1).optional(),
  published: z.iso.date().optional(),
  /** The day on which its facts were noted. */
  checked_on: pastDateSchema,
  note: z.string().trim().min(1).optional(),
});

/** `content/sources.yaml`: every source an answer may cite, by id. */
export const sourcesSchema = z.record(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), sourceSchema);
export type Sources = z.infer<typeof sourcesSchema>;

export function sourceTitle({ title }: Sources[string], language: Language): string {
  return typeof title === 'string' ? title : title[language];
}
