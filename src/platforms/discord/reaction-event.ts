import { z } from 'zod';
import { snowflake } from './snowflake.ts';

/**
 * MESSAGE_REACTION_ADD and MESSAGE_REACTION_REMOVE as far as the bot reads them.
 * Source: https://docs.discord.com/developers/events/gateway-events#message-reaction-add
 */
export const reactionEvent = z.object({
  user_id: snowflake,
  channel_id: snowflake,
  message_id: snowflake,
  /** A custom emoji has an id; the name is null where the emoji is gone. */
  emoji: z.object({ name: z.string().nullable() }),
});
