import { limits } from '../render/limits.ts';

/** What Slack accepts in a window, in characters. */
export const formLimits = {
  /** Title, submit and close: https://docs.slack.dev/reference/views/modal-views */
  title: 24,
  /** https://docs.slack.dev/reference/block-kit/blocks/input-block */
  label: 2000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
  typed: 3000,
  /** Of a menu, the same as in a message. */
  option: limits.select,
  options: limits.select.options,
  /** Blocks of one window or page: https://docs.slack.dev/reference/views */
  blocks: 100,
  /** Their JSON in bytes: Slack takes 250 KB of a view (https://docs.slack.dev/reference/methods/views.open), title and all. */
  bytes: 240_000,
} as const;

/** Text longer than this is typed in a field of several lines. */
export const longText = 300;
