import type { Client } from 'discord.js';
import { PlatformError } from '../../chat/platform-error.ts';
import { missingPermissions } from './channel-permissions.ts';
import { isNotTaken, isTokenRefused, platformError } from './errors.ts';

/** Asks something of Discord that concerns a channel; rejects with PlatformError only. */
export type Calling = <T>(channel: string, work: () => Promise<T>) => Promise<T>;

/** A refusal names what the bot lacks in the channel; a token that is refused is told to `shutOut`. */
export function caller(client: () => Client, shutOut: () => void): Calling {
  return async (channel, work) => {
    try {
      return await work();
    } catch (cause) {
      if (isTokenRefused(cause)) shutOut();
      const error = platformError(cause);
      // Of a person who takes no direct messages nobody can grant anything.
      if (error.code !== 'missing-permission' || isNotTaken(cause)) throw error;
      const details = missingPermissions(client(), channel);
      throw new PlatformError(error.message, { code: error.code, retry: error.retry, details, cause });
    }
  };
}
