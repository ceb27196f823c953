import { Routes } from 'discord.js';
import { z } from 'zod';
import type { Place } from '../../chat/place.ts';
import { PlatformError } from '../../chat/platform-error.ts';
import type { Rest } from './paced-rest.ts';
import { platformName, userOf } from './parse.ts';
import { snowflake } from './snowflake.ts';

/** https://docs.discord.com/developers/resources/user#create-dm */
const opened = z.object({ id: snowflake });

/**
 * Opens the direct messages with somebody, or finds them open. Mostly Discord tells only at the first message whether
 * the person takes any.
 */
export async function direct(rest: Rest, account: string): Promise<Place> {
  const user = userOf(account);
  if (user === null) throw new PlatformError('no such person', { code: 'direct-closed', retry: 'never' });
  const { id } = opened.parse(await rest.post(Routes.userChannels(), { body: { recipient_id: user } }));
  return { platform: platformName, group: null, channel: id };
}
