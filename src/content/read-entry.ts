import type { Language } from '../chat/language.ts';
import { checkBody } from './body.ts';
import { type Entry, frontMatterSchema } from './entry.ts';
import type { Fault } from './fault.ts';
import { type LineOf, parseYaml } from './parse-yaml.ts';

export type ReadEntry = {
  entry: Entry;
  lineOf: LineOf;
  /** The line on which the body begins. */
  bodyLine: number;
};

/** Reads one entry file: front matter between two `---` lines, then the body. */
export function readEntry(
  raw: string,
  file: string,
  language: Language,
): { read?: ReadEntry; faults: readonly Fault[] } {
  const lines = raw
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .split('\n');
  const end =
    lines[0]?.trim() === '---' ? lines.findIndex((line, index) => index > 0 && line.trim() === '---') : -1;
  if (end < 0) {
    const mend = 'Start the file with a line ---, then id, title, questions …, then another line ---.';
    return { faults: [{ file, line: 1, problem: 'The front matter is missing or not closed.', mend }] };
  }
  const parsed = parseYaml(frontMatterSchema, lines.slice(1, end).join('\n'), file, 2);
  const bodyLines = lines.slice(end + 1);
  const blank = Math.max(
    0,
    bodyLines.findIndex((line) => line.trim() !== ''),
  );
  const body = bodyLines.slice(blank).join('\n').trimEnd();
  const bodyLine = end + 2 + blank;
  const faults = checkBody(body, file, bodyLine);
  if (!parsed.ok) return { faults: [...parsed.faults, ...faults] };
  const entry = { ...parsed.data, language, body, file };
  return { read: { entry, lineOf: parsed.lineOf, bodyLine }, faults };
}
