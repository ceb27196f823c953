/** A pattern and what stands in its place; applied in order, each to the whole text. */
export type Replacement = readonly [pattern: RegExp, by: string | ((...groups: string[]) => string)];

/** The text after every replacement. */
export function applyReplacements(text: string, replacements: readonly Replacement[]): string {
  let result = text;
  for (const [pattern, by] of replacements) {
    result = typeof by === 'string' ? result.replace(pattern, by) : result.replace(pattern, by);
  }
  return result.replace(/ {2,}/g, ' ').trim();
}
