import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { type Language, languages } from '../../chat/language.ts';

const phrasesSchema = z.record(z.string(), z.string());

export type PagePhrases = Readonly<Record<Language, Readonly<Record<string, string>>>>;

/** The words of the page itself, from `content/phrases/playground/`. Rejects where a file is missing or not flat. */
export async function readPagePhrases(folder: URL): Promise<PagePhrases> {
  // Loaded here, because only the first visitor needs it.
  const { parse } = await import('yaml');
  const read = async (language: Language) =>
    phrasesSchema.parse(parse(await readFile(new URL(`${language}.yaml`, folder), 'utf8')));
  const [en, es] = await Promise.all(languages.map(read));
  return { en: en ?? {}, es: es ?? {} };
}
