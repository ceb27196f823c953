import type { webApi } from '@slack/bolt';
import { quietLogger } from './quiet-logger.ts';

/** How long (ms) one request may take. */
export const requestTimeout = 10_000;

/** Where Slack is, and how it is asked. */
export interface WebAccess {
  /** Another server that speaks Slack's Web API, ending with /api/; undefined: Slack. */
  readonly apiUrl: string | undefined;
  readonly fetch: webApi.FetchFunction;
}

/**
 * For every client that the libraries make. They repeat nothing by themselves and wait for nobody: a repetition here
 * could double a message, and the outbox and the reconciliation repeat what may be repeated.
 */
export function clientOptions({ apiUrl, fetch }: WebAccess): webApi.WebClientOptions {
  return {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    fetch,
    timeout: requestTimeout,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: quietLogger,
  };
}
