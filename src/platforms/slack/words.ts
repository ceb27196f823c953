import type { Language } from '../../chat/language.ts';
import type { Message } from '../../chat/message.ts';

/** The adapter's own few words, by their whole key: `slack.form-submit`. */
export type Words = (
  language: Language,
  key: string,
  values?: Readonly<Record<string, string | number>>,
) => string;

/** One sentence as a message. */
export function sentence(text: string): Message {
  return { summary: text, blocks: [{ kind: 'text', text }] };
}
