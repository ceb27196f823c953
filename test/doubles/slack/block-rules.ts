import { z } from 'zod';

/**
 * The documented rules of Block Kit for the blocks that the bot uses, stricter than `@slack/types`: lengths, counts,
 * required and unknown fields, unique ids. Pages under https://docs.slack.dev/reference/block-kit/ are named at each.
 */
const url = z.url({ protocol: /^https?$/ }).max(3000);
const blockId = z.string().min(1).max(255).optional();
const actionId = z.string().min(1).max(255);

/** composition-objects/text-object: 1 to 3000 characters. */
const plainText = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  });
const mrkdwn = (max: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().optional(),
  });

/** block-elements/rich-text-section-element and its fellows. Mentions and broadcasts are left out: nothing may ping. */
const style = z
  .strictObject({ bold: z.boolean(), italic: z.boolean(), strike: z.boolean(), code: z.boolean() })
  .partial();
const richElement = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1), style: style.optional() }),
  z.strictObject({
    type: z.literal('link'),
    url,
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
    url: url.optional(),
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
    text: z.discriminatedUnion('type', [plainText(3000), mrkdwn(3000)]),
    block_id: blockId,
  }),
  /** blocks/rich-text-block */
  z.strictObject({ type: z.literal('rich_text'), elements: z.array(richPart).min(1), block_id: blockId }),
  /** blocks/context-block */
  z.strictObject({
    type: z.literal('context'),
    elements: z
      .array(z.discriminatedUnion('type', [plainText(3000), mrkdwn(3000)]))
      .min(1)
      .max(10),
    block_id: blockId,
  }),
  /** blocks/divider-block */
  z.strictObject({ type: z.literal('divider'), block_id: blockId }),
  /** blocks/image-block */
  z.strictObject({
    type: z.literal('image'),
    image_url: url,
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
  unfurl_links: z.literal(false),
  unfurl_media: z.literal(false),
});

function areUnique(ids: readonly (string | undefined)[]): boolean {
  const given = ids.filter((id) => id !== undefined);
  return new Set(given).size === given.length;
}

function actionIds(block: DrawnBlock): readonly string[] {
  return block.type === 'actions' ? block.elements.map((one) => one.action_id) : [];
}

function optionValues(block: DrawnBlock): readonly string[][] {
  if (block.type !== 'actions') return [];
  return block.elements.flatMap((one) =>
    one.type === 'static_select' ? [one.options.map(({ value }) => value)] : [],
  );
}

/** Every `text` in the tree, as Slack is said to count. */
function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + textLength(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, one]) => sum + (key === 'text' && typeof one === 'string' ? one.length : textLength(one)),
    0,
  );
}
