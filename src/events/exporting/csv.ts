/** A line of a table (CSV, RFC 4180) with nothing in it that breaks the line. */
export function csvLine(cells: readonly (string | number)[]): string {
  return cells.map(cell).join(',');
}

/** What a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV Injection). */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  // What nobody sees goes first: taken away later, it would leave a formula behind.
  const words = value
    .replaceAll(/\s+/gu, ' ')
    // Where a comma is for decimals, columns end at a semicolon, quoted or not.
    .replaceAll(';', ',')
    .replaceAll(/[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb]+/gu, '')
    .trim();
  const harmless = /^[=+\-@＝＋－＠]/.test(words) ? `'${words}` : words;
  return /[",]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
