import { randomUUID } from 'node:crypto';
import type { InputBlock } from '@slack/types';

/**
 * The inputs of one window, each in a block whose id no other window has. Where a window takes another's place, Slack
 * keeps what stood in an input with the same `block_id` and `action_id`, and ignores what the new one is filled in
 * with. So the field's name is the `action_id` alone.
 * https://docs.slack.dev/reference/views/modal-views ("Preserving input entry in views")
 */
export function ownBlocks(inputs: readonly InputBlock[]): InputBlock[] {
  const window = randomUUID();
  return inputs.map((input, at) => ({ ...input, block_id: `${window} ${at}` }));
}
