import { MessageFlags } from 'discord-api-types/v10';
import { z } from 'zod';
import type { MessageSubject, MessageUse } from './message-body.ts';
import type { Problem } from './problem.ts';
import { characters, type Rule, tooLong } from './rule.ts';

const PAGE = 'resources/message';
const F = MessageFlags;
const CHANGES: readonly MessageUse[] = ['edit', 'callback-update', 'webhook-edit'];

const settableFlags: Record<MessageUse, number> = {
  create: F.SuppressEmbeds | F.SuppressNotifications | F.IsVoiceMessage | F.IsComponentsV2,
  edit: F.SuppressEmbeds | F.IsComponentsV2,
  callback: F.SuppressEmbeds | F.Ephemeral | F.IsComponentsV2 | F.IsVoiceMessage | F.SuppressNotifications,
  'deferred-callback': F.Ephemeral,
  'callback-update': F.SuppressEmbeds | F.IsComponentsV2,
  'follow-up': F.SuppressEmbeds | F.Ephemeral | F.IsComponentsV2 | F.IsVoiceMessage | F.SuppressNotifications,
  'webhook-edit': F.SuppressEmbeds | F.IsComponentsV2,
};

/** Whether the message will be one of Components V2, once the request is done. */
export function isComponentsV2({ body, existing }: MessageSubject): boolean {
  return (((body.flags ?? 0) | (existing?.flags ?? 0)) & F.IsComponentsV2) !== 0;
}

const embedTextSchema = z.looseObject({
  title: z.string().nullish(),
  description: z.string().nullish(),
  footer: z.looseObject({ text: z.string() }).nullish(),
  author: z.looseObject({ name: z.string() }).nullish(),
  fields: z.array(z.looseObject({ name: z.string(), value: z.string() })).nullish(),
});

function embedCharacters(embed: unknown): number {
  const read = embedTextSchema.safeParse(embed);
  if (!read.success) return 0;
  const { title, description, footer, author, fields } = read.data;
  return [title, description, footer?.text, author?.name, ...(fields ?? []).flatMap((f) => [f.name, f.value])]
    .map((text) => characters((text ?? '').trim()))
    .reduce((sum, length) => sum + length, 0);
}

export const messageRules: readonly Rule<MessageSubject>[] = [
  {
    // resources/message, Create Message: "Message contents (up to 2000 characters)"; the schema says 4000.
    name: 'content-at-most-2000-characters',
    page: PAGE,
    check: ({ body, at }) => tooLong([...at, 'content'], body.content, 2000),
  },
  {
    // resources/message, Create Message: nonce "up to 25 characters"; the schema bounds numbers otherwise.
    name: 'nonce-at-most-25-characters',
    page: PAGE,
    check: ({ body, at }) => tooLong([...at, 'nonce'], body.nonce?.toString(), 25),
  },
  {
    // resources/message, Create Message: with IS_COMPONENTS_V2 "the message can only contain components".
    name: 'components-v2-carries-components-only',
    page: PAGE,
    *check(subject) {
      if (!isComponentsV2(subject)) return;
      const { body, at } = subject;
      const used: readonly [string, boolean][] = [
        ['content', Boolean(body.content)],
        ['embeds', (body.embeds?.length ?? 0) > 0],
        ['sticker_ids', (body.sticker_ids?.length ?? 0) > 0],
        ['poll', Boolean(body.poll)],
        ['shared_client_theme', Boolean(body.shared_client_theme)],
      ];
      for (const [field, isUsed] of used) if (isUsed) yield legacyField([...at, field], field);
    },
  },
  {
    // resources/message, Edit Message: when the flag is set, used legacy fields "must have their values reset".
    name: 'conversion-to-components-v2-resets-legacy-fields',
    page: PAGE,
    *check({ body, at, existing }) {
      if (!existing || ((body.flags ?? 0) & F.IsComponentsV2) === 0) return;
      if ((existing.flags & F.IsComponentsV2) !== 0) return;
      if (existing.content !== '' && body.content === undefined)
        yield legacyField([...at, 'content'], 'content');
      if (existing.embeds.length > 0 && body.embeds === undefined)
        yield legacyField([...at, 'embeds'], 'embeds');
    },
  },
  {
    // components/reference: "Once a message has been sent with this flag, it can't be removed".
    name: 'components-v2-flag-stays',
    page: 'components/reference',
    *check({ body, at, use, existing }) {
      const had = ((existing?.flags ?? 0) & F.IsComponentsV2) !== 0;
      if (!CHANGES.includes(use) || !had || body.flags === undefined || body.flags === null) return;
      if ((body.flags & F.IsComponentsV2) !== 0) return;
      yield {
        path: [...at, 'flags'],
        code: 'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG',
        message: 'The IS_COMPONENTS_V2 flag cannot be removed from a message.',
      };
    },
  },
  {
    // resources/message and interactions/receiving-and-responding: "only … can be set" under each endpoint's
    // `flags`. EPHEMERAL is for interaction responses. Flags a message already has may be repeated on edit;
    // EPHEMERAL on a webhook edit is documented as ignored.
    name: 'only-settable-flags',
    page: 'interactions/receiving-and-responding',
    *check({ body, at, use, existing }) {
      const ignored = use === 'webhook-edit' ? F.Ephemeral : 0;
      const wrong = (body.flags ?? 0) & ~(settableFlags[use] | (existing?.flags ?? 0) | ignored);
      if (wrong === 0) return;
      yield {
        path: [...at, 'flags'],
        code: 'MESSAGE_FLAGS_NOT_SETTABLE',
        message: `Flags ${wrong} cannot be set by this request.`,
      };
    },
  },
  {
    // resources/message, Embed Limits: 6000 characters over all embeds of a message.
    name: 'embeds-at-most-6000-characters',
    page: PAGE,
    *check({ body, at }) {
      const sum = (body.embeds ?? []).reduce((total, embed) => total + embedCharacters(embed), 0);
      if (sum <= 6000) return;
      yield {
        path: [...at, 'embeds'],
        code: 'MAX_EMBED_SIZE_EXCEEDED',
        message: 'Embed size exceeds maximum size of 6000',
      };
    },
  },
];

function legacyField(path: Problem['path'], field: string): Problem {
  return {
    path,
    code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    message: `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
  };
}
