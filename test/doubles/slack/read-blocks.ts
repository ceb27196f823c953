import { z } from 'zod';
import { type MessageBlock, messageBlocks, textLength, type ViewBlock } from './block-list-rules.ts';
import { refuseFault } from './slack-error.ts';
import type { World } from './world.ts';

/** zod's complaints as Slack words them in `response_metadata.messages`. */
export function complaints(error: z.ZodError, under: string): string[] {
  return error.issues.flatMap((issue) => inner(issue, under));
}

function inner(issue: z.core.$ZodIssue, under: string): string[] {
  const at = [under, ...issue.path.map(String)].filter((step) => step !== '').join('/');
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [];
  if (unknown.length > 0)
    return [`[ERROR] no more than the known fields [json-pointer:/${at}/${unknown.join()}]`];
  return [`[ERROR] ${issue.message} [json-pointer:/${at}]`];
}

/** The `blocks` argument: not JSON or no list is `invalid_blocks_format`, a broken rule `invalid_blocks`. */
export function readBlocks(world: World, given: unknown): MessageBlock[] | undefined {
  if (given === undefined) return undefined;
  const list = z.array(z.looseObject({ type: z.string() })).safeParse(parsed(given));
  if (!list.success)
    return refuseFault('invalid_blocks_format', ['[ERROR] blocks must be a JSON list of blocks']);
  const read = messageBlocks.safeParse(list.data);
  if (!read.success) return refuseFault('invalid_blocks', complaints(read.error, 'blocks'));
  if (textLength(read.data) > 12_000) return refuseFault('msg_blocks_too_long', []);
  return withIds(world, read.data);
}

/** Arguments that are not plain come as JSON in a string ("apps/web-api": POST bodies). */
export function parsed(given: unknown): unknown {
  if (typeof given !== 'string') return given;
  try {
    return JSON.parse(given);
  } catch {
    return undefined;
  }
}

/** "reference/block-kit/blocks": a `block_id` not given is generated; so is an `action_id`. */
export function withIds<Block extends ViewBlock>(world: World, blocks: readonly Block[]): Block[] {
  const copy = structuredClone([...blocks]);
  const named = <Named extends { action_id?: string | undefined }>(one: Named): void => {
    one.action_id ??= world.ids.next('a');
  };
  for (const block of copy) {
    block.block_id ??= world.ids.next('b');
    if (block.type === 'actions') block.elements.forEach(named);
    if (block.type === 'input') named(block.element);
    if (block.type === 'section' && block.accessory && block.accessory.type !== 'image')
      named(block.accessory);
  }
  return copy;
}
