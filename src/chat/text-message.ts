import type { Message } from './message.ts';

/** A message of one text. */
export function textMessage(text: string): Message {
  return { summary: text, blocks: [{ kind: 'text', text }] };
}
