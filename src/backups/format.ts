import { z } from 'zod';

/**
 * A backup is one line of JSON (`Head`), then gzip of lines of JSON, sealed piece by piece if somebody asked for it:
 * `Contents`, then each row as its table's place in that list and its values, then `End`.
 */
export const head = z.object({
  format: z.literal('sanctuary-bot backup'),
  version: z.number(),
  sealed: z.object({ salt: z.string(), check: z.string() }).nullable(),
});

export type Head = z.output<typeof head>;

export const version = 1;

export const contents = z.object({
  /** Epoch ms. */
  madeAt: z.number(),
  /** For how many days it may be put back, by what was the rule then: who was forgotten is remembered for no longer. */
  retentionDays: z.int(),
  migrations: z.array(z.string()),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
});

export type Contents = z.output<typeof contents>;

export const rowLine = z.tuple([z.int()], z.union([z.string(), z.number(), z.null()]));

/** SHA-256 over all lines before, in hexadecimal: so that what is damaged by chance is seen. */
export const end = z.object({ rows: z.int(), sha256: z.string() });
