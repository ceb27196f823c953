import { DiscordAPIError, HTTPError, type RateLimitData, RateLimitError } from 'discord.js';
import { z } from 'zod';
import { PlatformError } from '../../chat/platform-error.ts';
import { neverSent } from '../connecting/never-sent.ts';

/** Discord's JSON error codes that mean something to us. Source: Discord, Opcodes and Status Codes, JSON. */
const meanings = new Map<number | string, PlatformError['code']>([
  [10003, 'not-found'],
  [10004, 'not-found'],
  [10008, 'not-found'],
  // Of a person to write to.
  [10013, 'direct-closed'],
  [10062, 'expired'],
  [40060, 'expired'],
  [50001, 'missing-permission'],
  [50007, 'direct-closed'],
  [50013, 'missing-permission'],
  [50027, 'expired'],
  // No server in common any more.
  [50278, 'direct-closed'],
  [160002, 'missing-permission'],
  // "You are opening direct messages too fast"; 20016 and 20028 are slow modes of a channel.
  [40003, 'rate-limited'],
  [20016, 'rate-limited'],
  [20028, 'rate-limited'],
  [30046, 'edit-limited'],
]);

/** How long (ms) to wait where Discord asks to, but does not say for how long. */
const pause = 60_000;
/** How soon (ms) to try again where Discord or the network gives no time of its own. */
const soon = 2_000;

/** What a failed call means for the core. Discord's own words are left out: they can quote a person's text. */
export function platformError(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error;
  if (error instanceof RateLimitError) {
    const afterMs = Math.max(error.retryAfter, error.sublimitTimeout) || pause;
    const code = isOldEdit(error) ? 'edit-limited' : 'rate-limited';
    return new PlatformError('Discord asks to wait', { code, retry: { afterMs } });
  }
  if (error instanceof DiscordAPIError) {
    if (isTokenRefused(error)) {
      return new PlatformError('Discord refused the token', {
        code: 'unreachable',
        retry: { afterMs: soon },
      });
    }
    const code = meanings.get(error.code) ?? 'rejected';
    const retry =
      code === 'edit-limited' || code === 'rate-limited' ? { afterMs: askedWait(error) } : 'never';
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

const waiting = z.object({ retry_after: z.number() });

/** For how long (ms) Discord asks to wait in the body of its answer. */
function askedWait({ rawError }: DiscordAPIError): number {
  const { data } = waiting.safeParse(rawError);
  return data ? Math.ceil(data.retry_after * 1000) : pause;
}

/** Discord answers 30046 as a rate limit (429) beside the route's own, and discord.js does not tell the code. */
export function isOldEdit({ method, route, sublimitTimeout }: RateLimitData): boolean {
  return method === 'PATCH' && route === '/channels/:id/messages/:id' && sublimitTimeout > 0;
}

/** HTTP 401 outside of interactions, whose own tokens expire: the bot's token is not valid any more. */
export function isTokenRefused(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.status === 401 && !error.url.includes('/webhooks/');
}
