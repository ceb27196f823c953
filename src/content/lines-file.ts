import { isUtf8 } from 'node:buffer';
import type { Fault } from './fault.ts';

/** One text of a file that holds one a line. */
export type Line = { readonly text: string; readonly line: number };

/** Longer than people type into a chat in one breath. */
const LONGEST = 400;

const BYTE = { newline: 0x0a, return: 0x0d, tab: 0x09, space: 0x20, hash: 0x23, delete: 0x7f, mark: 0xef };

/** Reads a file with one question a line; empty lines and lines that begin with `#` are remarks. */
export function readLines(raw: string, file: string): { lines: Line[]; faults: Fault[] } {
  const lines: Line[] = [];
  const faults: Fault[] = [];
  let line = 0;
  // There are tens of thousands of lines: no pattern and no copy for each.
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

/**
 * How many texts there are in such a file; null where it may have a fault and must be read. Every start looks at all
 * of them: it makes no text of any, which would fill the memory.
 */
export function countPlainLines(bytes: Buffer): number | null {
  if (bytes[0] === BYTE.mark || !isUtf8(bytes) || bytes.includes('\uFFFD')) return null;
  let count = 0;
  let start = 0;
  /** The first byte of the line that is no space; 0 before it. */
  let first = 0;
  for (let at = 0; at <= bytes.length; at++) {
    const byte = bytes[at] ?? BYTE.newline;
    if (byte === BYTE.newline) {
      if (at - start > LONGEST) return null;
      if (first !== 0 && first !== BYTE.hash) count += 1;
      start = at + 1;
      first = 0;
    } else if (byte > BYTE.space && byte !== BYTE.delete) {
      if (first === 0) first = byte;
    } else if (byte !== BYTE.space && byte !== BYTE.tab && byte !== BYTE.return) return null;
  }
  return count;
}
