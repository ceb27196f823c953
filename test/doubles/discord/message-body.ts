import { z } from 'zod';
import { componentSchema } from './component.ts';
import { jsonSchema } from './json.ts';

/** What a request says of a message, read loosely, after or beside the official schema. */
export const messageBodySchema = z.looseObject({
  content: z.string().nullish(),
  embeds: z.array(jsonSchema).nullish(),
  components: z.array(componentSchema).nullish(),
  flags: z.number().nullish(),
  nonce: z.union([z.string(), z.number()]).nullish(),
  enforce_nonce: z.boolean().nullish(),
  sticker_ids: z.array(z.string()).nullish(),
  poll: z.unknown().optional(),
  shared_client_theme: z.unknown().optional(),
  allowed_mentions: z
    .looseObject({
      parse: z.array(z.string().nullable()).nullish(),
      users: z.array(z.string().nullable()).nullish(),
      roles: z.array(z.string().nullable()).nullish(),
      replied_user: z.boolean().nullish(),
    })
    .nullish(),
  message_reference: z
    .looseObject({ message_id: z.string(), fail_if_not_exists: z.boolean().nullish() })
    .nullish(),
});

export type MessageBody = z.infer<typeof messageBodySchema>;

/** By which endpoint a message is being made or changed: each has its own documented limits. */
export type MessageUse =
  | 'create'
  | 'edit'
  | 'callback'
  | 'deferred-callback'
  | 'callback-update'
  | 'follow-up'
  | 'webhook-edit';

export interface MessageSubject {
  readonly body: MessageBody;
  readonly use: MessageUse;
  /** Where in the request the message stands: under `data` in an interaction callback. */
  readonly at: readonly string[];
  /** The message being changed, when one is. */
  readonly existing: {
    readonly content: string;
    readonly embeds: readonly unknown[];
    readonly flags: number;
  } | null;
}
