import { z } from 'zod';
import type { MessageRef } from '../../../chat/place.ts';
import { platformName } from '../parse.ts';
import { snowflake } from '../snowflake.ts';

const where = { channel_id: snowflake, message_id: snowflake };
/** A custom emoji has an id; the name is null where the emoji is gone. */
const emoji = z.object({ name: z.string().nullable() });

/**
 * MESSAGE_REACTION_ADD and MESSAGE_REACTION_REMOVE as far as the bot reads them.
 * Source: https://docs.discord.com/developers/events/gateway-events#message-reaction-add
 */
export const reactionEvent = z.object({
  ...where,
  user_id: snowflake,
  emoji,
  /** A super reaction: beside it the same person can have a normal one with the same emoji. */
  burst: z.boolean().default(false),
  /** Who it is, told only in servers and only of what is added. */
  member: z.object({ user: z.object({ bot: z.boolean().default(false) }).optional() }).optional(),
});

/** MESSAGE_REACTION_REMOVE_ALL, and MESSAGE_REACTION_REMOVE_EMOJI, which alone names one. */
export const clearedAll = z.object(where);
export const clearedEmoji = z.object({ ...where, emoji });

export function refOf(event: z.output<typeof clearedAll>): MessageRef {
  return { platform: platformName, channel: event.channel_id, message: event.message_id };
}
