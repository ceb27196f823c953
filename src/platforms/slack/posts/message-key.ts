import { z } from 'zod';
import { decodeAction } from '../../../chat/action-id.ts';

/** https://docs.slack.dev/messaging/message-metadata */
const eventType = 'sanctuary_bot';

export function keyMetadata(key: string) {
  return { event_type: eventType, event_payload: { key } };
}

const marked = z.object({ event_type: z.literal(eventType), event_payload: z.object({ key: z.string() }) });

/** Whether a message bears this key, in its metadata or in what one of its buttons asks for. */
export function bearsKey(
  { metadata, blocks }: { metadata?: unknown; blocks?: unknown },
  key: string,
): boolean {
  return marked.safeParse(metadata).data?.event_payload.key === key || inBlocks(blocks, key);
}

function inBlocks(blocks: unknown, key: string): boolean {
  if (Array.isArray(blocks)) return blocks.some((each) => inBlocks(each, key));
  if (typeof blocks !== 'object' || blocks === null) return false;
  return Object.entries(blocks).some(([name, value]) =>
    name === 'action_id' && typeof value === 'string'
      ? decodeAction(value).args.includes(key)
      : inBlocks(value, key),
  );
}
