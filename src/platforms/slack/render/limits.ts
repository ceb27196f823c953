/**
 * What Slack accepts in a message of Block Kit. Lengths are counted in UTF-16 units, which is never fewer than
 * Slack counts.
 */
export const limits = {
  /** https://docs.slack.dev/reference/block-kit/blocks */
  blocks: 50,
  /**
   * Undocumented: `msg_blocks_too_long` comes at about 12,000 to 13,200 characters of text with "a buffer for block
   * containers" (https://github.com/slackapi/bolt-js/issues/2509, …/2867). The blocks as JSON stay below.
   */
  json: 10_000,
  /** https://docs.slack.dev/reference/block-kit/blocks/header-block */
  header: 150,
  /**
   * A text object: https://docs.slack.dev/reference/block-kit/composition-objects/text-object. Rich text blocks
   * have no documented limit of their own; they are held to the same.
   */
  text: 3000,
  /** https://docs.slack.dev/reference/block-kit/blocks/image-block */
  imageAlt: 2000,
  imageUrl: 3000,
  /** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
  actions: 25,
  /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  buttonText: 75,
  buttonUrl: 3000,
  actionId: 255,
  /** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element, …/composition-objects/option-object */
  select: { options: 100, label: 75, value: 150, placeholder: 150 },
  /** The top-level text, "for best results": https://docs.slack.dev/reference/methods/chat.postMessage */
  summary: 4000,
} as const;
