import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../chat/language.ts';
import type { Fault } from './fault.ts';
import { isHidden } from './is-hidden.ts';
import { type Line, readLines } from './lines-file.ts';
import { type ReadEntry, readEntry } from './read-entry.ts';
import { readText } from './read-text.ts';

const ENTRY = '.md';
const ASKED = '.asked.txt';

/** Reads every entry of a language with its further ways of asking. Faults are added to `faults`. */
export async function readEntries(dir: string, language: Language, faults: Fault[]): Promise<ReadEntry[]> {
  const names = await listFiles(dir, language);
  const entryNames = names.filter((name) => name.endsWith(ENTRY));
  const askedNames = new Set(names.filter((name) => name.endsWith(ASKED)));
  if (entryNames.length === 0) {
    const mend = `Write entries into ${language}/<topic>/<name>.md.`;
    faults.push({ file: language, line: 1, problem: 'There are no entries here.', mend });
  }
  const read = await Promise.all(
    entryNames.map(async (file) => {
      const askedFile = `${file.slice(0, -ENTRY.length)}${ASKED}`;
      const hasAsked = askedNames.delete(askedFile);
      const raw = await readText(dir, file, faults);
      const asked = hasAsked ? await readAsked(dir, askedFile, faults) : [];
      return raw === undefined ? undefined : readEntry(raw, file, language, asked);
    }),
  );
  for (const file of askedNames) {
    const problem = 'There is no entry beside it.';
    faults.push({ file, line: 1, problem, mend: `Name it like its entry: <name>${ASKED} beside <name>.md.` });
  }
  faults.push(...read.flatMap((one) => one?.faults ?? []));
  return read.flatMap((one) => one?.read ?? []);
}

async function readAsked(dir: string, file: string, faults: Fault[]): Promise<Line[]> {
  const raw = await readText(dir, file, faults);
  if (raw === undefined) return [];
  const read = readLines(raw, file);
  faults.push(...read.faults);
  return read.lines;
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
