import type { MessageBlock } from './block-list-rules.ts';
import { buttonsOf, type SeenButton, type SeenSelect, selectsOf } from './controls.ts';
import { flattenBlocks, withDates } from './flatten.ts';
import type { Metadata } from './metadata-rules.ts';
import type { Channel, Message, Person } from './model.ts';
import { pingsOf } from './pings.ts';
import { Reading } from './reading.ts';
import type { World } from './world.ts';

/** A message as a person sees it. */
export interface SeenMessage {
  readonly ts: string;
  readonly author: string;
  /** Blocks, or the text alone where there are none; see README.md for dates. */
  readonly text: string;
  readonly blocks: readonly MessageBlock[];
  readonly buttons: readonly SeenButton[];
  readonly selects: readonly SeenSelect[];
  /** Emoji to how many reacted with it. */
  readonly reactions: Readonly<Record<string, number>>;
  /** `<!channel>`, `<@U…>` and their like, of the text as well, which notifications show. */
  readonly pings: readonly string[];
  /** Whether "(edited)" stands beside it. */
  readonly edited: boolean;
  readonly ephemeral: boolean;
  readonly metadata: Metadata | null;
  /** The answers in its thread, oldest first. */
  readonly thread: readonly SeenMessage[];
  /** The live message: who reacted is in its `reactions`. */
  readonly message: Message;
}

export function seeMessage(world: World, message: Message, viewer: Person | null = null): SeenMessage {
  const reading = new Reading(world, viewer?.timeZone ?? 'America/Los_Angeles');
  const { blocks } = message;
  return {
    ts: message.ts,
    author: world.nameOf(message.authorId),
    text:
      blocks.length > 0 ? flattenBlocks(blocks, reading) : withDates(reading.mrkdwn(message.text), reading),
    blocks,
    buttons: buttonsOf(blocks),
    selects: selectsOf(blocks),
    reactions: Object.fromEntries(message.reactions.map(({ name, users }) => [name, users.length])),
    pings: pingsOf(message),
    edited: message.editedTs !== null,
    ephemeral: message.ephemeralFor !== null,
    metadata: message.metadata,
    thread: visible(world.channelOf(message), viewer)
      .filter(({ threadTs, ts }) => threadTs === message.ts && ts !== message.ts)
      .map((reply) => seeMessage(world, reply, viewer)),
    message,
  };
}

/** What is in the channel now, oldest first, answers in threads under theirs; with a viewer, what only they see too. */
export function snapshot(world: World, channel: Channel, viewer: Person | null): SeenMessage[] {
  return visible(channel, viewer)
    .filter(({ threadTs, ts }) => threadTs === null || threadTs === ts)
    .map((message) => seeMessage(world, message, viewer));
}

function visible(channel: Channel, viewer: Person | null): Message[] {
  return [...channel.messages.values()].filter(
    ({ deleted, ephemeralFor }) => !deleted && (ephemeralFor === null || ephemeralFor === viewer?.id),
  );
}
