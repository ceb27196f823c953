import type { Message } from '../../../chat/message.ts';
import { PlatformError } from '../../../chat/platform-error.ts';
import { renderSlack, type SlackBody } from './render.ts';

/** The part of a message that bears its buttons, and for a post the whole. */
export function lastOf(message: Message): SlackBody {
  const body = renderSlack(message).at(-1);
  if (!body) throw new PlatformError('nothing to show', { code: 'rejected', retry: 'never' });
  return body;
}

/** Responses and updates take no word on previews; what is private or replaced gets none. */
export function shown({ text, blocks }: SlackBody): Pick<SlackBody, 'text' | 'blocks'> {
  return { text, blocks };
}
