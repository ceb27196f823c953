import { z } from 'zod';

/** What Slack posts to the one address of the app. */
export type HttpBody =
  | { readonly kind: 'delivery'; readonly body: unknown }
  /** Slack asks whether the address is ours. https://docs.slack.dev/reference/events/url_verification */
  | { readonly kind: 'challenge'; readonly challenge: string }
  /** Slack asks whether the certificate is valid; it bears no signature. https://docs.slack.dev/interactivity/implementing-slash-commands */
  | { readonly kind: 'ssl-check' }
  | { readonly kind: 'unreadable' };

const challenge = z.object({ type: z.literal('url_verification'), challenge: z.string() });

/** Events come as JSON; commands as a form; everything interactive as JSON inside a form. */
export function readHttpBody(text: string, contentType: string): HttpBody {
  if (contentType.startsWith('application/json')) return fromJson(text);
  const form = new URLSearchParams(text);
  if (form.get('ssl_check') === '1') return { kind: 'ssl-check' };
  const payload = form.get('payload');
  return payload === null ? { kind: 'delivery', body: Object.fromEntries(form) } : fromJson(payload);
}

function fromJson(text: string): HttpBody {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return { kind: 'unreadable' };
  }
  const { data } = challenge.safeParse(body);
  return data ? { kind: 'challenge', challenge: data.challenge } : { kind: 'delivery', body };
}
