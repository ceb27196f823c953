import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { PlatformError } from '../../chat/platform-error.ts';
import { neverSent } from '../connecting/never-sent.ts';

/** Discord's JSON error codes that mean something to us. Source: Discord, Opcodes and Status Codes, JSON. */
const meanings = new Map<number | string, PlatformError['code']>([
  [10003, 'not-found'],
  [10004, 'not-found'],
  [10008, 'not-found'],
  [10062, 'expired'],
  [40060, 'expired'],
  [50001, 'missing-permission'],
  [50007, 'missing-permission'],
  [50013, 'missing-permission'],
  [50027, 'expired'],
  [50278, 'missing-permission'],
  [160002, 'missing-permission'],
  [30046, 'edit-limited'],
]);

/** How long to leave an old message alone after 30046; Discord does not say, so a few minutes. */
const editPause = 5 * 60_000;
/** How soon (ms) to try again where Discord or the network gives no time of its own. */
const soon = 2_000;

/** What a failed call means for the core. Discord's own words are left out: they can quote a person's text. */
export function platformError(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error;
  if (error instanceof RateLimitError) {
    const afterMs = error.retryAfter;
    return new PlatformError('Discord asks to wait', { code: 'rate-limited', retry: { afterMs } });
  }
  if (error instanceof DiscordAPIError) {
    if (isTokenRefused(error)) {
      return new PlatformError('Discord refused the token', {
        code: 'unreachable',
        retry: { afterMs: soon },
      });
    }
    const code = meanings.get(error.code) ?? 'rejected';
    const retry = code === 'edit-limited' ? { afterMs: editPause } : 'never';
    return new PlatformError(`Discord answered ${error.code}`, { code, retry });
  }
  if (error instanceof Error && error.message.startsWith('Expected token to be set')) {
    // discord.js drops a token that was refused once, and sends nothing from then on.
    return new PlatformError('Discord refused the token', { code: 'unreachable', retry: { afterMs: soon } });
  }
  if (error instanceof HTTPError) {
    return new PlatformError(`Discord answered ${error.status}`, {
      code: 'unreachable',
      retry: { afterMs: soon },
      mayHaveHappened: true,
    });
  }
  return new PlatformError('Discord cannot be reached', {
    code: 'unreachable',
    retry: { afterMs: soon },
    mayHaveHappened: !neverSent(error),
  });
}

/** Of direct messages: the person takes none of the bot's, or shares no server with it any more. */
const notTaken: ReadonlySet<number | string> = new Set([50007, 50278]);

export function isNotTaken(error: unknown): boolean {
  return error instanceof DiscordAPIError && notTaken.has(error.code);
}

/** HTTP 401 outside of interactions, whose own tokens expire: the bot's token is not valid any more. */
export function isTokenRefused(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.status === 401 && !error.url.includes('/webhooks/');
}
