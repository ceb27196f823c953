import { createHmac } from 'node:crypto';

/** "authentication/verifying-requests-from-slack": v0, over the time and the body. */
function signature(secret: string, timestamp: number | string, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

export interface SignedPost {
  readonly contentType?: string;
  /** Seconds; now unless said otherwise. The machine's clock, as the app's is. */
  readonly timestamp?: number | string;
  readonly secret?: string;
  /** In place of the right one; null leaves it out. */
  readonly signature?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** Sends a body as Slack does, or as somebody who is not Slack. */
export function postSigned(
  url: string,
  body: string,
  secret: string,
  options: SignedPost = {},
): Promise<Response> {
  const timestamp = options.timestamp ?? Math.floor(Date.now() / 1000);
  const signed = options.signature ?? signature(options.secret ?? secret, timestamp, body);
  return fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'Content-Type': options.contentType ?? 'application/json',
      'User-Agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'X-Slack-Request-Timestamp': String(timestamp),
      ...(options.signature === null ? {} : { 'X-Slack-Signature': signed }),
      ...options.headers,
    },
    body,
    ...(options.signal ? { signal: options.signal } : {}),
  });
}
