import { z } from 'zod';
import { statuses } from '../answers/answer.ts';
import { languageSchema } from '../chat/language.ts';

const question = z.object({
  text: z.string(),
  isCut: z.boolean(),
  language: languageSchema,
  groupId: z.string(),
  status: z.enum(statuses),
  answer: z.string().nullable(),
});

/** What one process tells the others, from memory to memory: none of it is written down. */
export const news = z.discriminatedUnion('kind', [
  /** Somebody may hand this question on, for so long (ms). */
  z.object({
    kind: z.literal('question-held'),
    token: z.string(),
    asker: z.string(),
    question,
    leftMs: z.number(),
  }),
  z.object({ kind: z.literal('question-taken'), token: z.string(), asker: z.string() }),
  z.object({ kind: z.literal('question-returned'), token: z.string(), question }),
  z.object({ kind: z.literal('question-forgotten'), asker: z.string() }),
  /** Organizers of this group were told of these faults in the content (by a hash), or that there are none any more. */
  z.object({ kind: z.literal('faults-told'), group: z.string(), faults: z.string() }),
  z.object({ kind: z.literal('faults-mended'), group: z.string() }),
  /** Somebody had themselves forgotten at this moment (epoch ms, the platform's clock). */
  z.object({ kind: z.literal('forgotten'), person: z.string(), at: z.number() }),
]);

export type News = z.output<typeof news>;
