import type { MessageBlock } from './block-list-rules.ts';
import { escapeProblems } from './control-sequences.ts';
import { type Metadata, metadata } from './metadata-rules.ts';
import { complaints, parsed, readBlocks } from './read-blocks.ts';
import { refuseFault } from './slack-error.ts';
import type { World } from './world.ts';

/** What a message says; undefined is what the app did not give. */
export interface MessageContent {
  readonly text: string | undefined;
  readonly blocks: MessageBlock[] | undefined;
  /** null takes it away. */
  readonly metadata: Metadata | null | undefined;
}

/** methods/chat.update: `text` of up to 4,000 characters; methods/chat.postMessage advises the same. */
const MOST_TEXT = 4000;

export interface GivenContent {
  readonly text?: string | undefined;
  readonly blocks?: unknown;
  readonly metadata?: unknown;
}

/** Reads what an app wants a message to say, or refuses it as Slack does. */
export function readContent(world: World, given: GivenContent): MessageContent {
  const blocks = readBlocks(world, given.blocks);
  const { text } = given;
  if (text !== undefined && [...text].length > MOST_TEXT) refuseFault('msg_too_long', []);
  for (const problem of escapeProblems(text ?? '', blocks ?? [])) world.violate(problem);
  return { text, blocks, metadata: readMetadata(given.metadata) };
}

/** methods/chat.postMessage: `no_text` when there is nothing to show. */
export function refuseEmpty({ text, blocks }: MessageContent): void {
  if ((text ?? '').trim() === '' && (blocks ?? []).length === 0) refuseFault('no_text', []);
}

/** "messaging/message-metadata": an empty object takes the metadata away. */
function readMetadata(given: unknown): Metadata | null | undefined {
  if (given === undefined) return undefined;
  const value = parsed(given);
  if (typeof value !== 'object' || value === null) return refuseFault('invalid_metadata_format', []);
  if (Object.keys(value).length === 0) return null;
  const read = metadata.safeParse(value);
  return read.success
    ? read.data
    : refuseFault('invalid_metadata_format', complaints(read.error, 'metadata'));
}
