import { type Compared, isSame } from '../../store/copy/copy.ts';

/** A table of what was compared, and what to do next. */
export function reportOf(compared: readonly Compared[], file: string): string {
  const rows = compared.map((each) => [
    each.table,
    String(each.from.rows),
    String(each.to.rows),
    isSame(each) ? `same (${each.to.checksum.slice(0, 12)})` : 'DIFFERENT',
  ]);
  const table = aligned([['Table', 'Rows before', 'Rows now', 'Checksum'], ...rows]);
  const different = compared.filter((each) => !isSame(each)).map((each) => each.table);
  return `\n${table}\n\n${different.length === 0 ? next(file) : mend(different)}`;
}

function aligned(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function next(file: string): string {
  return `Everything arrived: all rows and checksums are the same.

What to do now:
1. Write the address of the PostgreSQL database behind DATABASE_URL= in .env. The secret stays the same: keep it.
2. npm run doctor, then start the bot.
3. Keep ${file} for a week, in case you want to go back; what people answer from now on is in PostgreSQL alone.
4. Then delete it with the files beside it, and its backups: rm "${file}"*`;
}

function mend(different: readonly string[]): string {
  return `NOT the same: ${different.join(', ')}. The bot will not start on this copy.
Somebody else wrote into the PostgreSQL database meanwhile. See that nobody does, and run the same command with --anew: it
empties the copy and begins again. The old database is as it was.`;
}
