import { z } from 'zod';
import { snowflake } from '../snowflake.ts';
import type { Self } from './self.ts';

/** A plain message and a reply; the others are notices of Discord's or answers of bots. */
const spoken = [0, 19] as const;

/**
 * Of MESSAGE_CREATE what tells whether a person addresses the bot, and none of the words.
 * Source: https://docs.discord.com/developers/resources/message#message-object
 */
const envelope = z.object({
  type: z.literal(spoken),
  author: z.object({ id: snowflake, bot: z.literal(false).optional() }),
  webhook_id: z.null().optional(),
  guild_id: snowflake.optional(),
  mentions: z.array(z.object({ id: snowflake })),
  mention_roles: z.array(snowflake).default([]),
});

/** One that may address the bot, as far as the bot reads it. */
export const addressedMessage = envelope.extend({
  id: snowflake,
  channel_id: snowflake,
  content: z.string(),
  member: z.object({ roles: z.array(snowflake) }).optional(),
});

export type AddressedMessage = z.output<typeof addressedMessage>;

/** Whether a person writes to the bot directly, or names it in a server; what does not is not read any further. */
export function mayAddress(self: Self, data: unknown): boolean {
  const { data: read } = envelope.safeParse(data);
  if (!read) return false;
  return (
    read.guild_id === undefined || read.mentions.some(({ id }) => id === self.id) || namesRole(self, read)
  );
}

/** Whether a message names the bot's own role, which bears the bot's name and is offered beside it. */
export function namesRole(
  self: Self,
  message: Pick<AddressedMessage, 'guild_id' | 'mention_roles'>,
): boolean {
  const role = self.roleIn(message.guild_id);
  return role !== null && message.mention_roles.includes(role);
}
