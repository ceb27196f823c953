import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fault } from './fault.ts';

/** The text of a file of the content folder; undefined, and a fault added, where it cannot be read. */
export async function readText(dir: string, file: string, faults: Fault[]): Promise<string | undefined> {
  try {
    return await readFile(join(dir, file), 'utf8');
  } catch {
    const problem = 'The file is missing or cannot be read.';
    faults.push({ file, line: 1, problem, mend: `Put it into ${dir}.` });
    return undefined;
  }
}
