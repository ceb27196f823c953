import type { Message } from '../../../chat/message.ts';
import { PlatformError } from '../../../chat/platform-error.ts';
import { renderSlack, type SlackBody } from './render.ts';

/** The part of a message that bears its buttons, and for a post the whole. */
export function lastOf(message: Message): SlackBody {
  const body = renderSlack(message).at(-1);
  if (!body) throw new PlatformError('nothing to show', { code: 'rejected', retry: 'never' });
  return body;
}

/**
 * What is changed, or shown to one person: these methods take no word on previews, of which there are none there.
 * https://docs.slack.dev/reference/methods/chat.update
 */
export function shown({ unfurl_links, unfurl_media, ...body }: SlackBody) {
  return body;
}
