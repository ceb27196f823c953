import { z } from 'zod';
import { bilingualSchema } from './bilingual.ts';

const written = /^(early|(?<count>[1-9]\d{0,2}) (?<unit>hours?|business days?))$/;

/** How far ahead something must be asked for. `early`: nobody says until when. */
export type Ahead =
  | { readonly unit: 'early' }
  | { readonly unit: 'hours' | 'business-days'; readonly count: number };

const aheadSchema = z.string().transform((text, context): Ahead => {
  const found = written.exec(text.trim())?.groups;
  if (!found) {
    context.addIssue({ code: 'custom', message: `"${text}" does not say how far ahead to ask` });
    return z.NEVER;
  }
  if (found.count === undefined) return { unit: 'early' };
  return {
    unit: found.unit?.startsWith('hour') ? 'hours' : 'business-days',
    count: Number(found.count),
  };
});

const askSchema = z
  .strictObject({
    what: bilingualSchema,
    ahead: aheadSchema,
    /** Of whom: an id among the hotlines, or an e-mail address. */
    hotline: z.string().trim().min(1).optional(),
    email: z.email().optional(),
  })
  .refine(({ hotline, email }) => (hotline === undefined) !== (email === undefined), {
    message: 'needs either a hotline or an email, so that people know whom to ask',
  });

/** What a public body offers to those who do not speak English or hear or walk as others do, and how to ask for it. */
export const accessSchema = z.strictObject({
  /** What is there without asking, and whom to ask for the rest. */
  intro: bilingualSchema,
  asks: z.array(askSchema).min(1).max(6),
  /** Ids in sources.yaml. */
  sources: z.array(z.string().trim().min(1)).min(1),
});

export type Access = z.infer<typeof accessSchema>;
export type AccessAsk = Access['asks'][number];
