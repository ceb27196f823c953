/** A line of a table (CSV, RFC 4180) with nothing in it that breaks the line. */
export function csvLine(cells: readonly (string | number)[]): string {
  return cells.map(cell).join(',');
}

/** What a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV Injection). */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const words = value.replaceAll(/\s+/gu, ' ').trim();
  const harmless = /^[=+\-@]/.test(words) ? `'${words}` : words;
  return /[",]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
