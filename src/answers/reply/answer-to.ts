import type { Language } from '../../chat/language.ts';
import type { Core } from '../../core.ts';
import type { Decision } from '../answer.ts';

/** What answers words that were not meant for `ask`, if they are a question that has an answer; null if not. */
export async function answerTo(core: Core, words: string, language: Language): Promise<Decision | null> {
  const decision = await core.answers.ask(words, language);
  return decision.status === 'answered' || decision.status === 'urgent' ? decision : null;
}
