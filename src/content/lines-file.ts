import type { Fault } from './fault.ts';

/** One text of a file that holds one a line. */
export type Line = { readonly text: string; readonly line: number };

/** Longer than people type into a chat in one breath. */
const LONGEST = 400;

/** Reads a file with one question a line; empty lines and lines that begin with `#` are remarks. */
export function readLines(raw: string, file: string): { lines: Line[]; faults: Fault[] } {
  const lines: Line[] = [];
  const faults: Fault[] = [];
  for (const [index, part] of raw
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const text = part.trim();
    if (text === '' || text.startsWith('#')) continue;
    const line = index + 1;
    if (text.length > LONGEST) {
      const problem = `The line has ${text.length} characters.`;
      faults.push({ file, line, problem, mend: `One question a line, up to ${LONGEST} characters.` });
    } else lines.push({ text, line });
  }
  return { lines, faults };
}
