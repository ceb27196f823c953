import { z } from 'zod';
import type { Place } from '../../../chat/place.ts';
import { PlatformError, type PlatformErrorCode } from '../../../chat/platform-error.ts';
import { isDirect, platformName, userOf } from '../names.ts';
import type { CallSlack } from '../web-api/call-slack.ts';

/** https://docs.slack.dev/reference/methods/conversations.open */
const opened = z.object({ channel: z.object({ id: z.string() }) });

/**
 * Opens the direct messages with somebody, or finds them open. chat.postMessage takes a person's id too, but answers
 * `ok` where the account was deactivated, and histories are read by the channel's own id alone.
 */
export async function direct(call: CallSlack, team: string, account: string): Promise<Place> {
  const user = userOf(team, account);
  if (user === null) throw closed();
  const { channel } = await orClosed(() => call('conversations.open', { users: user }, opened));
  return { platform: platformName, group: null, channel: channel.id };
}

/** Sends into a channel; nobody can invite the bot into direct messages that it is not in. */
export function sendInto<T>(channel: string, work: () => Promise<T>): Promise<T> {
  return isDirect(channel) ? orClosed(work) : work();
}

const gone: ReadonlySet<PlatformErrorCode> = new Set(['not-in-channel', 'not-found']);

async function orClosed<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof PlatformError && gone.has(error.code) ? closed(error) : error;
  }
}

function closed(cause?: unknown): PlatformError {
  const fields = { code: 'direct-closed', retry: 'never', cause } as const;
  return new PlatformError('no direct messages with this person', fields);
}
