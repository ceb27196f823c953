import type { webApi } from '@slack/bolt';
import { quietLogger } from './quiet-logger.ts';

/** How long (ms) one request may take. */
export const requestTimeout = 10_000;

/**
 * For every client that the libraries make. They repeat nothing by themselves and wait for nobody: a repetition here
 * could double a message, and the outbox and the reconciliation repeat what may be repeated.
 */
export function clientOptions(apiUrl: string | undefined): webApi.WebClientOptions {
  return {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    timeout: requestTimeout,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: quietLogger,
  };
}
