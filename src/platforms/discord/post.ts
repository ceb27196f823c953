import { Routes } from 'discord.js';
import { z } from 'zod';
import type { PlatformClock } from '../connecting/platform-clock.ts';
import type { Rest } from './paced-rest.ts';
import type { DiscordBody } from './render/render.ts';
import { snowflake, snowflakeTime } from './snowflake.ts';

const posted = z.object({ id: snowflake });

/**
 * A body as it is sent: Discord makes no second message of a nonce that it knows, however often it is asked.
 * Source: https://docs.discord.com/developers/resources/message#create-message
 */
export interface PostedBody extends Omit<DiscordBody, 'allowed_mentions'> {
  readonly nonce: string;
  readonly allowed_mentions: DiscordBody['allowed_mentions'] & { readonly replied_user?: false };
  readonly message_reference?: { readonly message_id: string; readonly fail_if_not_exists: false };
}

/** Posts one message and returns its id, from which Discord's clock can be read. */
export async function post(
  rest: Rest,
  clock: PlatformClock,
  channel: string,
  body: PostedBody,
): Promise<string> {
  const answer = await rest.post(Routes.channelMessages(channel), { body: { ...body, enforce_nonce: true } });
  const { id } = posted.parse(answer);
  clock.saw(snowflakeTime(id));
  return id;
}
