import { z } from 'zod';
import type { Language } from '../chat/language.ts';
import { pastDateSchema } from './past-date.ts';

const line = z.string().trim().min(1).max(200);
const entryIdSchema = z.string().regex(/^[a-z]+(-[a-z]+)*\/[a-z0-9]+(-[a-z0-9]+)*$/);

/** The front matter of one `content/<language>/<topic>/<slug>.md`. */
export const frontMatterSchema = z.strictObject({
  id: entryIdSchema,
  title: line.max(80),
  questions: z.array(line).min(3).max(40),
  aliases: z.array(line),
  sources: z.array(z.string()).min(1, 'an answer needs at least one source'),
  reviewed_on: pastDateSchema,
  /** A role, never a name: the repository must not list people. */
  reviewed_by: line,
  see_also: z.array(entryIdSchema).max(5).default([]),
  /** Ids of `hotlines` shown below the text; a number never stands in the text, so that its date is always told. */
  hotlines: z.array(z.string()).default([]),
  /** True where people may act on the answer in their own case: "this is not legal advice" is added. */
  legal_notice: z.boolean().default(false),
  /** Its place among the entries of its topic where people browse them; those without come last, by title. */
  order: z.number().int().min(1).max(1_000).optional(),
});
type FrontMatter = z.infer<typeof frontMatterSchema>;

/** One reviewed piece of knowledge in one language. `body` is Markdown: paragraphs, `-` lists and bold only. */
export type Entry = Readonly<FrontMatter> & {
  readonly language: Language;
  readonly body: string;
  /** Path below the content folder. Further ways of asking stand beside it, in `<name>.asked.txt`. */
  readonly file: string;
};
