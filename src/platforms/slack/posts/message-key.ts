import { z } from 'zod';
import { bearsKey } from '../../connecting/bears-key.ts';

/** https://docs.slack.dev/messaging/message-metadata */
const eventType = 'sanctuary_bot';

export function keyMetadata(key: string) {
  return { event_type: eventType, event_payload: { key } };
}

const marked = z.object({ event_type: z.literal(eventType), event_payload: z.object({ key: z.string() }) });

/** Whether a message bears this key, in its metadata or in what one of its buttons asks for. */
export function isMarked(
  { metadata, blocks }: { metadata?: unknown; blocks?: unknown },
  key: string,
): boolean {
  return marked.safeParse(metadata).data?.event_payload.key === key || bearsKey(blocks, 'action_id', key);
}
