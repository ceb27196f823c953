import type { Language } from '../../chat/language.ts';
import type { Core } from '../../core.ts';
import type { Decision, Status } from '../answer.ts';

/** What is said even where no question was expected: also a cry for help, and where agents are said to be. */
const spoken: ReadonlySet<Status> = new Set(['answered', 'urgent', 'sighting']);

/** What answers words that were not meant for `ask`, if they are a question that has an answer; null if not. */
export async function answerTo(core: Core, words: string, language: Language): Promise<Decision | null> {
  const decision = await core.answers.ask(words, language);
  return spoken.has(decision.status) ? decision : null;
}
