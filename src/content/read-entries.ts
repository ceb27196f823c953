import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../chat/language.ts';
import type { Fault } from './fault.ts';
import { ASKED, askedFileOf } from './files-of-lines.ts';
import { isHidden } from './is-hidden.ts';
import { type ReadEntry, readEntry } from './read-entry.ts';
import { readText } from './read-text.ts';

const ENTRY = '.md';

/** The entries of a language, and the files beside them that hold further ways of asking. */
export type ReadEntries = { readonly read: readonly ReadEntry[]; readonly askedFiles: readonly string[] };

/** Reads every entry of a language, and finds the files beside them. Faults are added to `faults`. */
export async function readEntries(dir: string, language: Language, faults: Fault[]): Promise<ReadEntries> {
  const names = await listFiles(dir, language);
  const entryNames = names.filter((name) => name.endsWith(ENTRY));
  const askedNames = new Set(names.filter((name) => name.endsWith(ASKED)));
  if (entryNames.length === 0) {
    const mend = `Write entries into ${language}/<topic>/<name>.md.`;
    faults.push({ file: language, line: 1, problem: 'There are no entries here.', mend });
  }
  const read = await Promise.all(
    entryNames.map(async (file) => {
      const raw = await readText(dir, file, faults);
      return raw === undefined ? undefined : readEntry(raw, file, language);
    }),
  );
  const askedFiles = entryNames.map(askedFileOf).filter((file) => askedNames.delete(file));
  for (const file of askedNames) {
    const problem = 'There is no entry beside it.';
    faults.push({ file, line: 1, problem, mend: `Name it like its entry: <name>${ASKED} beside <name>.md.` });
  }
  faults.push(...read.flatMap((one) => one?.faults ?? []));
  return { read: read.flatMap((one) => one?.read ?? []), askedFiles };
}

async function listFiles(dir: string, language: Language): Promise<string[]> {
  try {
    const names = await readdir(join(dir, language), { recursive: true });
    return names
      .filter((name) => !isHidden(name))
      .map((name) => `${language}/${name.replaceAll('\\', '/')}`)
      .toSorted();
  } catch {
    return [];
  }
}
