import { isUtf8 } from 'node:buffer';
import type { Fault } from './fault.ts';

/** One text of a file that holds one a line. */
export type Line = { readonly text: string; readonly line: number };

/** Longer than people type into a chat in one breath. */
const LONGEST = 400;

const BYTE = { newline: 0x0a, hash: 0x23, mark: 0xef };

/** What a byte is in such a file. */
const KIND = { letter: 0, space: 1, newline: 2, unreadable: 3 } as const;
const kindOf = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === BYTE.newline) return KIND.newline;
  if (byte === 0x09 || byte === 0x0d || byte === 0x20) return KIND.space;
  return byte < 0x20 || byte === 0x7f ? KIND.unreadable : KIND.letter;
});

/** Whether a character that begins with these two bytes may be a space of another kind, with which a line seems not to be empty. */
function mayBeSpace(byte: number, next: number): boolean {
  if (byte < 0xc2) return false;
  return (
    (byte === 0xc2 && next === 0xa0) ||
    (byte === 0xe1 && next === 0x9a) ||
    (byte === 0xe2 && (next === 0x80 || next === 0x81)) ||
    (byte === 0xe3 && next === 0x80) ||
    (byte === 0xef && next === 0xbb)
  );
}

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
  const { length } = bytes;
  for (let at = 0; at < length; at++) {
    const byte = bytes[at] ?? 0;
    const kind = kindOf[byte];
    if (kind === KIND.letter) {
      if (first !== 0) continue;
      if (mayBeSpace(byte, bytes[at + 1] ?? 0)) return null;
      first = byte;
    } else if (kind === KIND.newline) {
      if (at - start > LONGEST) return null;
      if (first !== 0 && first !== BYTE.hash) count += 1;
      start = at + 1;
      first = 0;
    } else if (kind === KIND.unreadable) return null;
  }
  if (length - start > LONGEST) return null;
  return first !== 0 && first !== BYTE.hash ? count + 1 : count;
}
