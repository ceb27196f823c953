import { z } from 'zod';
import { languageSchema } from '../../chat/language.ts';
import { reactions } from '../../chat/reaction.ts';

/** Room for the text of a form or an option is the core's to limit: it answers with a sentence. */
const text = z.string();
const name = z.string().min(1).max(100);

const by = { pane: name, person: name, language: languageSchema };

/** What a visitor does in a pane, as the page posts it. */
export const actSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('command'), ...by, command: name, options: z.record(name, text) }),
  z.object({
    kind: z.literal('press'),
    ...by,
    /** The message that bears the button; null for a form that a command opened. */
    message: name.nullable(),
    id: z.string().min(1).max(255),
    fields: z.record(name, text),
  }),
  z.object({ kind: z.literal('completion'), ...by, command: name, option: name, typed: text }),
  z.object({
    kind: z.literal('reaction'),
    ...by,
    message: name,
    reaction: z.enum(reactions),
    on: z.boolean(),
  }),
]);

export type Act = z.output<typeof actSchema>;

/** How far the playground's clock is to be moved. */
export const moveSchema = z.object({ by: z.enum(['hour', 'day', 'next']) });

export type Move = z.output<typeof moveSchema>;

/** Who looks at the page; in the address of the event stream. */
export const viewerSchema = z.object({ person: name });
