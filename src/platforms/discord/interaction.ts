import { z } from 'zod';
import { snowflake } from './snowflake.ts';

const plainOption = z.object({
  name: z.string(),
  type: z.number(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  focused: z.boolean().optional(),
});
const commandOption = plainOption.extend({ options: z.array(plainOption).optional() });
const commandData = z.object({ name: z.string(), options: z.array(commandOption).optional() });

const common = {
  id: snowflake,
  application_id: snowflake,
  token: z.string().min(1),
  guild_id: snowflake.optional(),
  channel_id: snowflake,
  channel: z.object({ type: z.number() }).optional(),
  /** In a server the person is in `member`, in a direct message in `user`. */
  member: z
    .object({
      user: z.object({ id: snowflake }),
      roles: z.array(snowflake),
      /** What they may do in this channel: bits, as decimal text. */
      permissions: z.string().regex(/^\d+$/).optional(),
    })
    .optional(),
  user: z.object({ id: snowflake }).optional(),
  locale: z.string().optional(),
};

/**
 * Where a modal's fields come back: in labels (component type 18) or action rows (type 1). Menus bring what was chosen
 * in them as `values`.
 */
const modalField = z.object({
  type: z.number(),
  custom_id: z.string(),
  value: z.string().optional(),
  values: z.array(z.string()).optional(),
});
const modalRow = z.object({ component: modalField.optional(), components: z.array(modalField).optional() });

/**
 * INTERACTION_CREATE as far as the bot reads it.
 * Source: https://docs.discord.com/developers/interactions/receiving-and-responding
 */
export const interaction = z.discriminatedUnion('type', [
  z.object({ ...common, type: z.literal(2), data: commandData }),
  z.object({ ...common, type: z.literal(4), data: commandData }),
  z.object({
    ...common,
    type: z.literal(3),
    data: z.object({ custom_id: z.string(), values: z.array(z.string()).optional() }),
  }),
  z.object({
    ...common,
    type: z.literal(5),
    data: z.object({ custom_id: z.string(), components: z.array(modalRow) }),
  }),
]);

export type Interaction = z.output<typeof interaction>;
export type FilledField = z.output<typeof modalField>;
