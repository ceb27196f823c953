import { z } from 'zod';
import type { MessageRef } from '../../../chat/place.ts';
import type { CallSlack } from '../web-api/call-slack.ts';
import { SlackRefusal } from '../web-api/errors.ts';

const history = z.object({});

/**
 * Slack says `message_not_found` also where the bot was removed from the channel, so that nobody need write a message
 * off that one invitation brings back: the channel is asked for it. Rejects with what is really the matter.
 */
export async function tellingGone<T>(call: CallSlack, ref: MessageRef, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isNotFound(error)) await lookThere(call, ref);
    throw error;
  }
}

export function isNotFound(error: unknown): boolean {
  return error instanceof SlackRefusal && error.reason === 'message_not_found';
}

/** Rejects if the bot is not in the channel of a message, gone or not. */
export async function lookThere(call: CallSlack, { channel, message: ts }: MessageRef): Promise<void> {
  const only = { channel, latest: ts, oldest: ts, inclusive: true, limit: 1 };
  await call('conversations.history', only, history);
}
