/** Line ends of every system, among them the ones that only some programs honour (U+0085, U+2028, U+2029). */
const lineEnds = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;

/** Control characters (tab and newline stay), the byte order mark, and interlinear annotation marks. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
const controls = /[\0-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufff9-\ufffb]/g;

/**
 * Explicit bidirectional embeddings, overrides and isolates (UAX #9): they can turn round the rest of a line
 * that is not theirs, so that a sentence or an address reads as another. Arabic and Hebrew need none of them.
 */
const turns = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text that somebody typed, made harmless for any screen: well-formed UTF-16, `\n` as the only line end, no
 * control characters, nothing that turns the writing direction, at most one empty line in a row. Words stay.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(lineEnds, '\n')
    .replace(controls, '')
    .replace(turns, '')
    .split('\n')
    .map((line, index, lines) => (index < lines.length - 1 ? line.trimEnd() : line))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}

/** As {@link cleanText}, on one line: for labels, headings and other places that have only one. */
export function oneLine(text: string): string {
  return joinLines(cleanText(text)).trim();
}

/** Line breaks of clean text made spaces. */
export function joinLines(text: string): string {
  return text.replace(/\n\s*/g, ' ');
}
