import { ChannelType, PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import type { Interaction } from '../interaction.ts';

const threads: ReadonlySet<number> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]);

/**
 * Whether somebody may write in the channel of their interaction. Threads have a permission of their own. In direct
 * messages everybody may, and nobody bears permissions there.
 * Source: https://docs.discord.com/developers/topics/permissions
 */
export function maySpeak({ member, channel }: Pick<Interaction, 'member' | 'channel'>): boolean {
  if (member?.permissions === undefined) return true;
  const inThread = channel !== undefined && threads.has(channel.type);
  const { SendMessages, SendMessagesInThreads } = PermissionFlagsBits;
  return new PermissionsBitField(BigInt(member.permissions)).has(
    inThread ? SendMessagesInThreads : SendMessages,
  );
}
