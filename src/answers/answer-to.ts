import type { Language } from '../chat/language.ts';
import type { Message } from '../chat/message.ts';
import type { Core } from '../core.ts';
import { compose } from './compose.ts';
import { paragraphsMessage } from './paragraphs-message.ts';

/** The answer to words that were not meant for `ask`, if they are a question that has one; null if not. */
export function answerTo(core: Core, words: string, language: Language): Message | null {
  const decision = core.answers.ask(words, language);
  if (decision.status !== 'answered' && decision.status !== 'urgent') return null;
  return paragraphsMessage(compose(decision, core.content));
}
