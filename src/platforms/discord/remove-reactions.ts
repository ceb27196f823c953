import { DiscordAPIError, Routes } from 'discord.js';
import type { MessageRef } from '../../chat/place.ts';
import { reactions } from '../../chat/reaction.ts';
import type { Rest } from './paced-rest.ts';
import { reactionNames } from './reaction-names.ts';

/** Discord, Opcodes and Status Codes, JSON: "Unknown emoji", of one that does not stand there. */
const unknownEmoji = 10014;

/** Takes the bot's own reactions away; those of people stay. */
export async function removeReactions(rest: Rest, { channel, message }: MessageRef): Promise<void> {
  for (const reaction of reactions) {
    const name = encodeURIComponent(reactionNames[reaction]);
    try {
      await rest.delete(Routes.channelMessageOwnReaction(channel, message, name));
    } catch (error) {
      if (!(error instanceof DiscordAPIError) || error.code !== unknownEmoji) throw error;
    }
  }
}
