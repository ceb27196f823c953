import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { PhraseBook } from './phrases.ts';

const phraseFile = z.record(z.string(), z.string());

/** Reads `phrases/{en,es}.yaml` of a content folder. Rejects with the reader's or parser's own error. */
export async function loadPhrases(contentDir: string): Promise<PhraseBook> {
  const read = async (language: string) =>
    phraseFile.parse(parse(await readFile(join(contentDir, 'phrases', `${language}.yaml`), 'utf8')));
  const [en, es] = await Promise.all([read('en'), read('es')]);
  return { en, es };
}
