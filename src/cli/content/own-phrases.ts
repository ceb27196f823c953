import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadContent } from '../../content/load-content.ts';
import type { PhraseBook } from '../../phrases/phrases.ts';

/** Those that the code speaks with: another campaign's folder must have them all. Undefined where they are checked themselves. */
export async function ownPhrases(dir: string): Promise<PhraseBook | undefined> {
  const own = fileURLToPath(new URL('../../../content', import.meta.url));
  if (resolve(dir) === resolve(own)) return undefined;
  const project = await loadContent(own);
  return project.ok ? project.content.phrases.under('') : undefined;
}
