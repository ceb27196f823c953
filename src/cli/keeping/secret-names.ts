import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** What a secret that was made anew has behind its name: the day, on the same day a number, or, by hand, a number alone. */
const dated = /(?:-\d{4}-\d\d-\d\d)?(?:-\d+)?$/;

/** The path without that: what the first secret was called. */
export function undated(path: string): string {
  return path.replace(dated, '');
}

/** The secrets before and after the one in this file, which need not be there, and itself; sorted. */
export function ofOneLine(path: string): string[] {
  const folder = dirname(path);
  const kin = namesIn(folder).filter((name) => undated(name) === undated(basename(path)));
  return [...new Set([path, ...kin.map((name) => join(folder, name))])].sort();
}

/** None where nobody can tell. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
