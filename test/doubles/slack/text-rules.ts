import { z } from 'zod';

/** Texts and ids of Block Kit: https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
export const webUrl = z.url({ protocol: /^https?$/ }).max(3000);

/** https://docs.slack.dev/reference/block-kit/blocks: `block_id` up to 255 characters. */
export const blockId = z.string().min(1).max(255).optional();

/** https://docs.slack.dev/reference/block-kit/block-elements: `action_id` up to 255 characters. */
export const actionId = z.string().min(1).max(255);

export const plainText = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  });

export const mrkdwn = (max: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().optional(),
  });

export const eitherText = (max: number) => z.discriminatedUnion('type', [plainText(max), mrkdwn(max)]);

export type TextObject = z.infer<ReturnType<typeof eitherText>>;
