import type { MessageRef } from '../../../chat/place.ts';
import { PlatformError } from '../../../chat/platform-error.ts';
import { type CallSlack, done } from '../web-api/call-slack.ts';
import { isNotFound, lookThere } from './telling-gone.ts';

/** https://docs.slack.dev/reference/methods/chat.delete */
export async function remove(call: CallSlack, ref: MessageRef): Promise<void> {
  try {
    await call('chat.delete', { channel: ref.channel, ts: ref.message }, done);
  } catch (error) {
    if (!isNotFound(error)) throw error;
    await isGone(call, ref);
  }
}

/** Rejects where it may stand there still; a group that lets the bot read nothing is taken at Slack's word. */
async function isGone(call: CallSlack, ref: MessageRef): Promise<void> {
  try {
    await lookThere(call, ref);
  } catch (error) {
    if (!(error instanceof PlatformError) || error.code !== 'missing-permission') throw error;
  }
}
