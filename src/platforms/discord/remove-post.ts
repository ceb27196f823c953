import { Routes } from 'discord.js';
import type { MessageRef } from '../../chat/place.ts';
import { platformError } from './errors.ts';
import type { Rest } from './paced-rest.ts';

/** Takes a message away; where it or its channel is gone already, there is nothing left to do. */
export async function removePost(rest: Rest, { channel, message }: MessageRef): Promise<void> {
  try {
    await rest.delete(Routes.channelMessage(channel, message));
  } catch (error) {
    if (platformError(error).code !== 'not-found') throw error;
  }
}
