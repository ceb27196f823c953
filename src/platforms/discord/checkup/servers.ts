import { Routes } from 'discord.js';
import { z } from 'zod';
import { type Finding, fine, wrong } from '../../../chat/finding.ts';
import { inviteLink } from '../invite.ts';
import { snowflake } from '../snowflake.ts';
import type { AskDiscord } from './ask-discord.ts';

/** https://docs.discord.com/developers/resources/user#get-current-user-guilds: 200 at most, which is enough to say so. */
const servers = z.array(z.object({ id: snowflake }));

/** Whether anybody has invited the bot yet. A bot's user and its application bear one id. */
export async function checkServers({ get }: AskDiscord, me: string): Promise<Finding[]> {
  const { length } = await get(Routes.userGuilds(), servers);
  if (length === 0)
    return [
      wrong('Discord servers', 'the bot is in none.', `Open this link to invite it: ${inviteLink(me)}`),
    ];
  return [fine('Discord servers', `the bot is in ${length}`)];
}
