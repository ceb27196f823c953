import { z } from 'zod';

/**
 * What Slack sends through a socket, as far as the library can read it: it throws where nobody can catch it at
 * anything else. https://docs.slack.dev/apis/events-api/using-socket-mode
 */
const envelope = z.union([
  z.object({ type: z.literal('hello') }),
  z.object({ type: z.literal('disconnect'), reason: z.string().nullish() }),
  z.object({
    type: z.literal('events_api'),
    envelope_id: z.string(),
    payload: z.looseObject({ event: z.looseObject({ type: z.string() }) }),
  }),
  z.object({
    type: z.enum(['slash_commands', 'interactive']),
    envelope_id: z.string(),
    payload: z.looseObject({}),
  }),
]);

const addressed = z.object({ envelope_id: z.string() });

export type Envelope =
  | { readonly kind: 'known' }
  /** Slack will close this socket: now, or in a few seconds. */
  | { readonly kind: 'leaving'; readonly reason: string }
  /** To be acknowledged if it has an id, and nothing more. */
  | { readonly kind: 'unknown'; readonly id: string | null };

export function readEnvelope(data: unknown): Envelope {
  const parsed = json(data);
  const { data: known } = envelope.safeParse(parsed);
  if (!known) return { kind: 'unknown', id: addressed.safeParse(parsed).data?.envelope_id ?? null };
  if (known.type === 'disconnect') return { kind: 'leaving', reason: known.reason ?? '' };
  return { kind: 'known' };
}

function json(data: unknown): unknown {
  if (typeof data !== 'string') return null;
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}
