import { PlatformError } from '../../chat/platform-error.ts';
import { isTokenRefused, platformError } from './errors.ts';

/** Asks something of Discord that concerns a channel, or null; rejects with PlatformError only. */
export type Calling = <T>(channel: string | null, work: () => Promise<T>) => Promise<T>;

/** A refusal names what the bot lacks in the channel; a token that is refused is told to `shutOut`. */
export function caller(missing: (channel: string) => Promise<string[]>, shutOut: () => void): Calling {
  return async (channel, work) => {
    try {
      return await work();
    } catch (cause) {
      if (isTokenRefused(cause)) shutOut();
      const error = platformError(cause);
      if (error.code !== 'missing-permission' || channel === null) throw error;
      const details = await missing(channel);
      throw new PlatformError(error.message, { code: error.code, retry: error.retry, details, cause });
    }
  };
}
