import { z } from 'zod';

/**
 * https://docs.slack.dev/messaging/message-metadata: `event_type` "must only contain alphanumeric characters and
 * underscores"; the double takes a payload of primitives only, which needs no schema to be read back.
 */
export const metadata = z.strictObject({
  event_type: z.string().regex(/^[a-z0-9_]+$/, 'must be of a-z, 0-9 and _'),
  event_payload: z.record(z.string().min(1), z.union([z.string(), z.number(), z.boolean()])),
});

export type Metadata = z.infer<typeof metadata>;
