import { createAnswers } from '../src/answers/deciding/decide.ts';
import { loadContent } from '../src/content/load-content.ts';
import { sharePostgres } from './postgres/shared-server.ts';

/**
 * Learns once before all tests: a bot that a test starts finds it in the cache, and answers at once. Resolves to what
 * is to be done after all tests.
 */
export async function setup(): Promise<() => Promise<void>> {
  const loaded = await loadContent(new URL('../content', import.meta.url).pathname);
  if (loaded.ok) await createAnswers(loaded.content).prepare();
  return sharePostgres();
}
