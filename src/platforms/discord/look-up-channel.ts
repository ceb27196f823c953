import { type Client, type GuildBasedChannel, type GuildMember, Routes } from 'discord.js';
import { z } from 'zod';
import { snowflake } from './snowflake.ts';

/** https://docs.discord.com/developers/resources/channel#channel-object */
const looked = z.object({ guild_id: snowflake.optional(), parent_id: snowflake.nullish() });

export interface LookedUp {
  readonly channel: GuildBasedChannel;
  /** The bot itself in that server. */
  readonly self: GuildMember;
}

/**
 * Asks Discord for a channel with all from which discord.js reckons permissions: the server's roles, the channel's own
 * settings and the bot's roles. For a client without a session, which hears of no change. Null: no channel of a server.
 */
export async function lookUpChannel(client: Client, me: string, id: string): Promise<LookedUp | null> {
  const { guild_id: server, parent_id: parent } = looked.parse(await client.rest.get(Routes.channel(id)));
  // A direct message.
  if (server === undefined) return null;
  const force = true;
  const guild = await client.guilds.fetch({ guild: server, force });
  const self = await guild.members.fetch({ user: me, force });
  const channel = await client.channels.fetch(id, { force });
  // A thread has its channel's permissions; a category may be closed to the bot, and is not needed.
  if (channel?.isThread() && parent) await client.channels.fetch(parent, { force });
  return !channel || channel.isDMBased() ? null : { channel, self };
}
