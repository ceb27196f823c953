import type { Fault } from './fault.ts';

/** One text of a file that holds one a line. */
export type Line = { readonly text: string; readonly line: number };

/** Longer than people type into a chat in one breath. */
const LONGEST = 400;

/** Reads a file with one question a line; empty lines and lines that begin with `#` are remarks. */
export function readLines(raw: string, file: string): { lines: Line[]; faults: Fault[] } {
  const lines: Line[] = [];
  const faults: Fault[] = [];
  let line = 0;
  // There are tens of thousands of lines, read at every start: no pattern and no copy for each.
  for (let from = raw.startsWith('\uFEFF') ? 1 : 0, end = 0; end >= 0; from = end + 1) {
    end = raw.indexOf('\n', from);
    const text = (end < 0 ? raw.slice(from) : raw.slice(from, end)).trim();
    line += 1;
    if (text === '' || text.startsWith('#')) continue;
    if (text.length > LONGEST) {
      const problem = `The line has ${text.length} characters.`;
      faults.push({ file, line, problem, mend: `One question a line, up to ${LONGEST} characters.` });
    } else lines.push({ text, line });
  }
  return { lines, faults };
}
