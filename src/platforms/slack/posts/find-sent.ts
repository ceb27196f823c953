import { z } from 'zod';
import type { Place } from '../../../chat/place.ts';
import type { SentLookup } from '../../../chat/platform.ts';
import { PlatformError } from '../../../chat/platform-error.ts';
import type { Self } from '../login.ts';
import { platformName } from '../names.ts';
import type { CallSlack } from '../web-api/call-slack.ts';
import { isMarked } from './message-key.ts';

/** https://docs.slack.dev/reference/methods/conversations.history */
const history = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      user: z.string().optional(),
      bot_id: z.string().optional(),
      metadata: z.unknown().optional(),
      blocks: z.unknown().optional(),
    }),
  ),
  has_more: z.boolean().optional(),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

/** The most that Slack gives some apps at once; and how many pages are read before we say that we cannot tell. */
const page = 15;
const mostPages = 10;
/** Our clock and Slack's may differ by this much (ms). */
const clockSkew = 120_000;

/** Reads the channel since `since` for a message of ours that bears this key. */
export async function findSent(
  call: CallSlack,
  { channel }: Place,
  key: string,
  since: number,
  self: Self,
): Promise<SentLookup> {
  const oldest = (Math.max(0, since - clockSkew) / 1000).toFixed(6);
  let cursor = '';
  try {
    for (let pages = 0; pages < mostPages; pages += 1) {
      const { messages, has_more, response_metadata } = await call(
        'conversations.history',
        { channel, oldest, limit: page, include_all_metadata: true, ...(cursor === '' ? {} : { cursor }) },
        history,
      );
      const ours = messages.find(
        (each) => (each.user === self.user || each.bot_id === self.bot) && isMarked(each, key),
      );
      if (ours) return { state: 'sent', ref: { platform: platformName, channel, message: ours.ts } };
      cursor = response_metadata?.next_cursor ?? '';
      if (cursor === '') return has_more === true ? { state: 'unknowable' } : { state: 'not-sent' };
    }
  } catch (error) {
    if (!(error instanceof PlatformError) || error.retry !== 'never') throw error;
  }
  return { state: 'unknowable' };
}
