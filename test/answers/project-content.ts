import type { Answers, Decision } from '../../src/answers/answer.ts';
import { createAnswers } from '../../src/answers/deciding/decide.ts';
import type { Language } from '../../src/chat/language.ts';
import type { Content } from '../../src/content/content.ts';
import { loadContent } from '../../src/content/load-content.ts';

export const CONTENT_DIR = new URL('../../content', import.meta.url).pathname;

/** The project's own content, loaded once for each test file. */
export const content: Content = await loadProject();
export const answers: Answers = createAnswers(content);

/** What a person sees first: the entry's id, or the status where nothing was answered. */
export async function outcome(question: string, language: Language = 'en'): Promise<string> {
  const decision: Decision = await answers.ask(question, language);
  return decision.entry?.id ?? decision.status;
}

async function loadProject(): Promise<Content> {
  const loaded = await loadContent(CONTENT_DIR);
  if (!loaded.ok)
    throw new Error(`The project's content has faults:\n${JSON.stringify(loaded.faults, null, 2)}`);
  return loaded.content;
}
