import { z } from 'zod';

const sourceSchema = z.strictObject({
  title: z.string().trim().min(1),
  url: z.url({ protocol: /^https$/ }),
  publisher: z.string().trim().min(1).optional(),
  published: z.iso.date().optional(),
  /** The day somebody last looked at the source itself. */
  checked_on: z.iso.date(),
  note: z.string().trim().min(1).optional(),
});

/** `content/sources.yaml`: every source an answer may cite, by id. */
export const sourcesSchema = z.record(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), sourceSchema);
export type Sources = z.infer<typeof sourcesSchema>;
