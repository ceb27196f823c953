import { z } from 'zod';
import { actionElement, inputElement } from './element-rules.ts';
import { richPart } from './rich-text-rules.ts';
import { blockId, eitherText, mrkdwn, plainText, webUrl } from './text-rules.ts';

/**
 * Every block that the double knows, as Slack takes it: https://docs.slack.dev/reference/block-kit/blocks, each on
 * the page named after its type. `block-rules.ts` has the narrower rules for what our renderer may draw.
 */
const image = { image_url: webUrl, alt_text: z.string().min(1).max(2000) };

const messageBlock = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('header'), text: plainText(150), block_id: blockId }),
  z
    .strictObject({
      type: z.literal('section'),
      text: eitherText(3000).optional(),
      fields: z.array(eitherText(2000)).min(1).max(10).optional(),
      accessory: z
        .discriminatedUnion('type', [actionElement, z.strictObject({ type: z.literal('image'), ...image })])
        .optional(),
      expand: z.boolean().optional(),
      block_id: blockId,
    })
    .refine((one) => one.text !== undefined || one.fields !== undefined, 'text or fields must be given'),
  z.strictObject({ type: z.literal('rich_text'), elements: z.array(richPart).min(1), block_id: blockId }),
  z.strictObject({
    type: z.literal('context'),
    elements: z
      .array(
        z.discriminatedUnion('type', [
          plainText(3000),
          mrkdwn(3000),
          z.strictObject({ type: z.literal('image'), ...image }),
        ]),
      )
      .min(1)
      .max(10),
    block_id: blockId,
  }),
  z.strictObject({ type: z.literal('divider'), block_id: blockId }),
  z.strictObject({
    type: z.literal('image'),
    ...image,
    title: plainText(2000).optional(),
    block_id: blockId,
  }),
  z.strictObject({
    type: z.literal('actions'),
    elements: z.array(actionElement).min(1).max(25),
    block_id: blockId,
  }),
]);

const inputBlock = z.strictObject({
  type: z.literal('input'),
  label: plainText(2000),
  element: inputElement,
  hint: plainText(2000).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
  block_id: blockId,
});

const viewBlock = z.discriminatedUnion('type', [...messageBlock.options, inputBlock]);

export type MessageBlock = z.infer<typeof messageBlock>;
export type ViewBlock = z.infer<typeof viewBlock>;
export type InputBlock = z.infer<typeof inputBlock>;

/**
 * `blocks` of a message: at most 50, every `block_id` and `action_id` once, and short enough not to be refused as
 * `msg_blocks_too_long` (undocumented, about 12,000 characters: github.com/slackapi/bolt-js/issues/2509).
 */
export const messageBlocks = z
  .array(messageBlock)
  .max(50)
  .refine((blocks) => areUnique(blocks.map(({ block_id }) => block_id)), 'block_id is used twice')
  .refine((blocks) => areUnique(blocks.flatMap(actionIds)), 'action_id is used twice');

/** `blocks` of a view: at most 100 (surfaces/modals, surfaces/app-home); an `action_id` once in each block. */
export const viewBlocks = z
  .array(viewBlock)
  .max(100)
  .refine((blocks) => areUnique(blocks.map(({ block_id }) => block_id)), 'block_id is used twice')
  .refine((blocks) => blocks.map(actionIds).every(areUnique), 'action_id is used twice in a block');

export function areUnique(ids: readonly (string | undefined)[]): boolean {
  const given = ids.filter((id) => id !== undefined);
  return new Set(given).size === given.length;
}

function actionIds(block: ViewBlock): readonly (string | undefined)[] {
  if (block.type === 'actions') return block.elements.map((one) => one.action_id);
  if (block.type === 'input') return [block.element.action_id];
  if (block.type !== 'section' || !block.accessory || block.accessory.type === 'image') return [];
  return [block.accessory.action_id];
}

/** Every `text` in the tree, as Slack is said to count. */
export function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + textLength(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, one]) => sum + (key === 'text' && typeof one === 'string' ? one.length : textLength(one)),
    0,
  );
}
