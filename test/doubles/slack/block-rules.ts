import { z } from 'zod';
import { areUnique, textLength } from './block-list-rules.ts';
import { actionId, blockId, eitherText, plainText, webUrl } from './text-rules.ts';

/**
 * The documented rules of Block Kit for the blocks that the renderer draws, stricter than `@slack/types`: lengths,
 * counts, required and unknown fields, unique ids. Pages under https://docs.slack.dev/reference/block-kit/ are named
 * at each. What Slack takes besides is in `block-list-rules.ts`.
 */

/** block-elements/rich-text-section-element and its fellows. Mentions and broadcasts are left out: nothing may ping. */
const style = z
  .strictObject({ bold: z.boolean(), italic: z.boolean(), strike: z.boolean(), code: z.boolean() })
  .partial();
const richElement = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1), style: style.optional() }),
  z.strictObject({
    type: z.literal('link'),
    url: webUrl,
    text: z.string().min(1).optional(),
    style: style.optional(),
  }),
  /** block-elements/date-element: whole seconds, and a format with at least one token. */
  z.strictObject({
    type: z.literal('date'),
    timestamp: z.int(),
    format: z.string().regex(/\{(date|time|ago)\w*\}/),
    fallback: z.string().min(1).optional(),
    style: style.optional(),
  }),
]);
const richElements = z.array(richElement).min(1);
const richSection = z.strictObject({ type: z.literal('rich_text_section'), elements: richElements });
const richPart = z.discriminatedUnion('type', [
  richSection,
  z.strictObject({ type: z.literal('rich_text_quote'), elements: richElements }),
  z.strictObject({
    type: z.literal('rich_text_list'),
    style: z.enum(['bullet', 'ordered']),
    indent: z.int().min(0).max(8).optional(),
    offset: z.int().min(0).optional(),
    elements: z.array(richSection).min(1),
  }),
]);

/** composition-objects/option-object */
const option = z.strictObject({ text: plainText(75), value: z.string().min(1).max(150) });

/** block-elements/button-element and block-elements/select-menu-element */
const element = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('button'),
    text: plainText(75),
    action_id: actionId,
    url: webUrl.optional(),
    value: z.string().max(2000).optional(),
    style: z.enum(['primary', 'danger']).optional(),
    accessibility_label: z.string().max(75).optional(),
  }),
  z.strictObject({
    type: z.literal('static_select'),
    action_id: actionId,
    placeholder: plainText(150).optional(),
    options: z.array(option).min(1).max(100),
  }),
]);

const blockSchema = z.discriminatedUnion('type', [
  /** blocks/header-block */
  z.strictObject({ type: z.literal('header'), text: plainText(150), block_id: blockId }),
  /** blocks/section-block */
  z.strictObject({
    type: z.literal('section'),
    text: eitherText(3000),
    block_id: blockId,
  }),
  /** blocks/rich-text-block */
  z.strictObject({ type: z.literal('rich_text'), elements: z.array(richPart).min(1), block_id: blockId }),
  /** blocks/context-block */
  z.strictObject({
    type: z.literal('context'),
    elements: z.array(eitherText(3000)).min(1).max(10),
    block_id: blockId,
  }),
  /** blocks/divider-block */
  z.strictObject({ type: z.literal('divider'), block_id: blockId }),
  /** blocks/image-block */
  z.strictObject({
    type: z.literal('image'),
    image_url: webUrl,
    alt_text: z.string().min(1).max(2000),
    title: plainText(2000).optional(),
    block_id: blockId,
  }),
  /** blocks/actions-block */
  z.strictObject({
    type: z.literal('actions'),
    elements: z.array(element).min(1).max(25),
    block_id: blockId,
  }),
]);

export type DrawnBlock = z.infer<typeof blockSchema>;
export type DrawnRichElement = z.infer<typeof richElement>;

/**
 * `blocks` of a message: at most 50, every `block_id` and `action_id` once, and short enough not to be refused as
 * `msg_blocks_too_long` (undocumented, about 12,000 characters: github.com/slackapi/bolt-js/issues/2509).
 */
const blocksSchema = z
  .array(blockSchema)
  .min(1)
  .max(50)
  .refine((blocks) => areUnique(blocks.map((block) => block.block_id)), 'block_id is used twice')
  .refine((blocks) => areUnique(blocks.flatMap(actionIds)), 'action_id is used twice')
  .refine((blocks) => blocks.flatMap(optionValues).every(areUnique), 'an option value is offered twice')
  .refine((blocks) => textLength(blocks) <= 12_000, 'msg_blocks_too_long');

/** What the bot gives to chat.postMessage beside channel and metadata; methods/chat.postMessage: text to 4,000. */
export const messageSchema = z.strictObject({
  text: z.string().min(1).max(4000),
  blocks: blocksSchema,
  parse: z.literal('none'),
  link_names: z.literal(false),
  unfurl_links: z.literal(false),
  unfurl_media: z.literal(false),
});

function actionIds(block: DrawnBlock): readonly string[] {
  return block.type === 'actions' ? block.elements.map((one) => one.action_id) : [];
}

function optionValues(block: DrawnBlock): readonly string[][] {
  if (block.type !== 'actions') return [];
  return block.elements.flatMap((one) =>
    one.type === 'static_select' ? [one.options.map(({ value }) => value)] : [],
  );
}
