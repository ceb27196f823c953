import { z } from 'zod';
import type { Message } from '../../../chat/message.ts';
import type { MessageRef, Place } from '../../../chat/place.ts';
import { PlatformError } from '../../../chat/platform-error.ts';
import { type Reaction, reactions } from '../../../chat/reaction.ts';
import { platformName } from '../names.ts';
import { reactionNames } from '../reaction-names.ts';
import { lastOf, shown } from '../render/bodies.ts';
import { renderSlack } from '../render/render.ts';
import { type CallSlack, done } from '../web-api/call-slack.ts';
import { SlackRefusal } from '../web-api/errors.ts';
import { keyMetadata } from './message-key.ts';

const posted = z.object({ channel: z.string(), ts: z.string() });

/**
 * All parts in order; the last one bears the buttons, and with them the key. Once the first stands there, the `next` ones
 * follow before all else, so that none is left alone because too many others wait.
 */
export async function send(
  { first, next }: { readonly first: CallSlack; readonly next: CallSlack },
  place: Place,
  message: Message,
  key: string,
): Promise<MessageRef> {
  const bodies = renderSlack(message);
  let ref: MessageRef | null = null;
  for (const [at, body] of bodies.entries()) {
    const metadata = at === bodies.length - 1 ? { metadata: keyMetadata(key) } : {};
    const call = at === 0 ? first : next;
    const { channel, ts } = await call(
      'chat.postMessage',
      { channel: place.channel, ...body, ...metadata },
      posted,
    );
    ref = { platform: platformName, channel, message: ts };
  }
  if (!ref) throw new PlatformError('nothing to send', { code: 'rejected', retry: 'never' });
  return ref;
}

export async function edit(
  call: CallSlack,
  { channel, message: ts }: MessageRef,
  message: Message,
): Promise<void> {
  await call('chat.update', { channel, ts, ...shown(lastOf(message)) }, done);
}

export async function addReactions(
  call: CallSlack,
  { channel, message: timestamp }: MessageRef,
  wanted: readonly Reaction[],
): Promise<void> {
  for (const reaction of wanted) {
    try {
      await call('reactions.add', { channel, timestamp, name: reactionNames[reaction] }, done);
    } catch (error) {
      if (!(error instanceof SlackRefusal) || error.reason !== 'already_reacted') throw error;
    }
  }
}

/** Takes the bot's own reactions away; those of people stay. */
export async function removeReactions(
  call: CallSlack,
  { channel, message: timestamp }: MessageRef,
): Promise<void> {
  for (const reaction of reactions) {
    try {
      await call('reactions.remove', { channel, timestamp, name: reactionNames[reaction] }, done);
    } catch (error) {
      if (!(error instanceof SlackRefusal) || error.reason !== 'no_reaction') throw error;
    }
  }
}
