import {
  ChannelType,
  type Client,
  type GuildBasedChannel,
  PermissionFlagsBits,
  PermissionsBitField,
  type UserResolvable,
} from 'discord.js';

/** What the bot needs in a channel, by the names that Discord's settings show. */
export const needed = [
  ['View Channel', PermissionFlagsBits.ViewChannel],
  ['Send Messages', PermissionFlagsBits.SendMessages],
  ['Read Message History', PermissionFlagsBits.ReadMessageHistory],
  ['Add Reactions', PermissionFlagsBits.AddReactions],
] as const;

/** Names what the bot lacks in a channel, so that somebody can grant it. */
export function missingPermissions(client: Client, channelId: string): string[] {
  const channel = client.channels.cache.get(channelId);
  // A channel that the bot may not see is not in the cache at all.
  if (!channel || channel.isDMBased() || !client.user) return ['View Channel'];
  return lackedOrSending(client.user, channel);
}

/** Something was refused there: where nothing seems to be missing, what is asked for most. */
export function lackedOrSending(who: UserResolvable, channel: GuildBasedChannel): string[] {
  const missing = lackedBy(who, channel);
  return missing.length > 0 ? missing : ['Send Messages'];
}

/** Names what somebody lacks there of all that the bot needs. */
export function lackedBy(who: UserResolvable, channel: GuildBasedChannel): string[] {
  const has = channel.permissionsFor(who) ?? new PermissionsBitField();
  const here = channel.isThread()
    ? [...needed, ['Send Messages in Threads', PermissionFlagsBits.SendMessagesInThreads] as const]
    : needed;
  return here.filter(([, flag]) => !has.has(flag)).map(([name]) => name);
}

/** Whether messages of others and of the past can be read there; where Discord's own answer must tell, true. */
export function mayReadHistory(client: Client, channelId: string): boolean {
  const channel = client.channels.cache.get(channelId);
  if (!channel || channel.isDMBased() || !client.user) return true;
  return mayRead(client.user, channel);
}

export function mayRead(who: UserResolvable, channel: GuildBasedChannel): boolean {
  return channel.permissionsFor(who)?.has(PermissionFlagsBits.ReadMessageHistory) ?? true;
}

/** Whether every member of the server can see this channel; one that the bot does not know counts as private. */
export function isOpenToAll(client: Client, channelId: string): boolean {
  const channel = client.channels.cache.get(channelId);
  return channel !== undefined && !channel.isDMBased() && isOpen(channel);
}

export function isOpen(channel: GuildBasedChannel): boolean {
  // Its permissions are its parent's, but only those see it who were let into it.
  if (channel.type === ChannelType.PrivateThread) return false;
  // The role of everybody bears the server's own id. A thread whose channel is not known has no permissions to tell.
  return channel.permissionsFor(channel.guildId)?.has(PermissionFlagsBits.ViewChannel) ?? false;
}
