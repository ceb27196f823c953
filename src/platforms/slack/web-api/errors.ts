import { webApi } from '@slack/bolt';
import { z } from 'zod';
import { PlatformError, type PlatformErrorFields } from '../../../chat/platform-error.ts';
import { neverSent } from '../../connecting/never-sent.ts';
import { refusals, removals, tokenRefusals } from './refusals.ts';

/** How soon (ms) to try again where Slack or the network gives no time of its own. */
const soon = 2_000;
/** The same where Slack asks to slow down without saying how long: its limits are per minute. */
const untilSlower = 30_000;

/** Slack's own names for things (`message_not_found`); anything else is not one, perhaps a proxy's page. */
const errorName = /^[a-z0-9_]+$/;

const needed = z.object({ needed: z.string() });

/** Slack said no, and said why. */
export class SlackRefusal extends PlatformError {
  /** Slack's own name for it: one of a closed list, so never a text of somebody. */
  readonly reason: string;

  constructor(reason: string, fields: PlatformErrorFields) {
    super(`Slack answered ${reason}`, fields);
    this.reason = reason;
  }
}

/** What a failed call means for the core. `botName`: whom to invite. Slack's own words are left out. */
export function platformError(error: unknown, botName: string | null = null): PlatformError {
  if (error instanceof PlatformError) return error;
  if (error instanceof webApi.WebAPIRateLimitedError) return rateLimited(error.retryAfter * 1000);
  if (error instanceof webApi.WebAPIPlatformError) {
    const scopes = needed.safeParse(error.data).data?.needed.split(',');
    return refusal(error.data.error, botName, scopes);
  }
  if (error instanceof webApi.WebAPIHTTPError) return httpError(error.statusCode);
  // The library gives no type to a 429 without its Retry-After.
  if (error instanceof Error && error.message.startsWith('Retry header')) return rateLimited(untilSlower);
  return unreachable('Slack cannot be reached', !neverSent(error));
}

/** What an error string of Slack's means. */
export function refusal(
  reason: string,
  botName: string | null = null,
  scopes: readonly string[] = [],
): PlatformError {
  if (!errorName.test(reason)) return unreachable('Slack gave no answer of its own', true);
  const code = refusals.get(reason) ?? 'rejected';
  if (code === 'rate-limited') return rateLimited(untilSlower);
  if (tokenRefusals.has(reason)) return new SlackRefusal(reason, { code, retry: { afterMs: soon } });
  if (code === 'unreachable')
    return new SlackRefusal(reason, { code, retry: { afterMs: soon }, mayHaveHappened: true });
  return new SlackRefusal(reason, { code, retry: 'never', details: mends(reason, botName) ?? scopes });
}

/** What to type there, or where in Slack's settings to look. */
function mends(reason: string, botName: string | null): readonly string[] | null {
  if (refusals.get(reason) === 'not-in-channel') return botName === null ? [] : [`/invite @${botName}`];
  if (reason === 'messages_tab_disabled') return ['App Home: Messages Tab'];
  return reason.startsWith('restricted_action') ? ['Posting permissions'] : null;
}

/** What an HTTP status means where Slack answers with nothing more. */
export function httpError(status: number): PlatformError {
  if (status === 429) return rateLimited(untilSlower);
  if (status >= 500) return unreachable(`Slack answered ${status}`, true);
  return new PlatformError(`Slack answered ${status}`, { code: 'rejected', retry: 'never' });
}

function rateLimited(afterMs: number): PlatformError {
  return new PlatformError('Slack asks to wait', { code: 'rate-limited', retry: { afterMs } });
}

export function unreachable(message: string, mayHaveHappened: boolean): PlatformError {
  return new PlatformError(message, { code: 'unreachable', retry: { afterMs: soon }, mayHaveHappened });
}

/** Whether Slack refused the token because the app is not installed any more. */
export function isRemoved(error: unknown): boolean {
  return error instanceof SlackRefusal && removals.has(error.reason);
}

/** Whether Slack refused the token itself. */
export function isTokenRefused(error: unknown): boolean {
  return error instanceof SlackRefusal && tokenRefusals.has(error.reason);
}
