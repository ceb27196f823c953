import { createAnswers } from '../src/answers/deciding/decide.ts';
import { loadContent } from '../src/content/load-content.ts';

/** Learns once before all tests: a bot that a test starts finds it in the cache, and answers at once. */
export async function setup(): Promise<void> {
  const loaded = await loadContent(new URL('../content', import.meta.url).pathname);
  if (loaded.ok) await createAnswers(loaded.content).prepare();
}
