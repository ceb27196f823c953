import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { breathe } from '../answers/reading/breathe.ts';
import { exampleKinds } from './examples.ts';
import type { Fault } from './fault.ts';
import { countPlainLines, type Line, readLines } from './lines-file.ts';
import { decodeText, readBytesNow } from './read-text.ts';

/**
 * The files that hold one text a line: `examples/*.txt`, and each entry's `<name>.asked.txt`. There are tens of thousands of
 * lines, and only learning needs them: a bot that kept them would need a machine with more memory.
 */
export type LineFiles = {
  readonly dir: string;
  /** Below `dir`. */
  readonly files: readonly string[];
  /** Stands for what is in them; another one where anything differs. */
  readonly fingerprint: string;
};

const ENTRY = '.md';
export const ASKED = '.asked.txt';

/** Where the further ways of asking for an entry stand, if there are any. */
export function askedFileOf(entryFile: string): string {
  return `${entryFile.slice(0, -ENTRY.length)}${ASKED}`;
}

/** What is known of these files without keeping them. */
export type CheckedLines = { readonly files: LineFiles; readonly counts: ReadonlyMap<string, number> };

/** Checks the examples and these files. Faults are added to `faults`. */
export async function checkLineFiles(
  dir: string,
  askedFiles: readonly string[],
  faults: Fault[],
): Promise<CheckedLines> {
  const files = [...exampleKinds.map((kind) => `examples/${kind}.txt`), ...askedFiles];
  const counts = new Map<string, number>();
  const fingerprint = createHash('sha256');
  // One after the other, so that only one of them is in memory.
  for (const file of files) {
    const bytes = readBytesNow(dir, file, faults);
    addTo(fingerprint, file, bytes);
    if (bytes) counts.set(file, countPlainLines(bytes) ?? countLines(bytes, file, faults));
    await breathe();
  }
  for (const file of files.filter((name) => !name.endsWith(ASKED) && counts.get(name) === 0)) {
    const mend = 'Write what people ask, one a line, or copy the project’s own file.';
    faults.push({ file, line: 1, problem: 'There are no examples here.', mend });
  }
  return { files: { dir, files, fingerprint: fingerprint.digest('hex') }, counts };
}

/** With every fault and its line, which takes longer. */
function countLines(bytes: Uint8Array, file: string, faults: Fault[]): number {
  const text = decodeText(bytes, file, faults);
  // Its fault is told already, and it may well hold something.
  if (text === undefined) return 1;
  const read = readLines(text, file);
  faults.push(...read.faults);
  return read.lines.length;
}

/** By the file. */
export type Lines = ReadonlyMap<string, readonly Line[]>;

/**
 * Reads what stands in these files now, without whatever was spoiled since they were checked: whoever asks meanwhile
 * gets an answer all the same. `files` bears the fingerprint of what was read.
 */
export async function readLineFiles({
  dir,
  files,
}: LineFiles): Promise<{ readonly files: LineFiles; readonly lines: Lines }> {
  const fingerprint = createHash('sha256');
  const lines = new Map<string, readonly Line[]>();
  for (const file of files) {
    const bytes = await readFile(join(dir, file)).catch(() => undefined);
    addTo(fingerprint, file, bytes);
    const text = bytes && decodeText(bytes, file, []);
    if (text !== undefined) lines.set(file, readLines(text, file).lines);
  }
  return { files: { dir, files, fingerprint: fingerprint.digest('hex') }, lines };
}

function addTo(
  fingerprint: ReturnType<typeof createHash>,
  file: string,
  bytes: Uint8Array | undefined,
): void {
  fingerprint.update(`${file}\n${bytes?.length ?? 'none'}\n`);
  if (bytes) fingerprint.update(bytes);
}
