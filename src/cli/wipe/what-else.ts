import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Places } from './places.ts';
import type { Report } from './report.ts';

/** So many are named one by one; a folder that holds more is no folder of the bot's. */
const mostNamed = 20;

/**
 * What still lies in the folders of the database and of the backups: a copy that somebody made there under a name of their
 * own is not destroyed unseen, and not passed over in silence.
 */
export function tellWhatElse(
  { dataDir, backupDir }: Pick<Places, 'dataDir' | 'backupDir'>,
  report: Report,
): void {
  for (const folder of new Set([dataDir, backupDir])) {
    const names = namesIn(folder);
    if (!names) report.remains(`${folder}, if anything lies there: it cannot be read`);
    const others = (names ?? []).map((name) => join(folder, name)).filter((path) => path !== backupDir);
    for (const path of others.slice(0, mostNamed))
      report.remains(`${path}, which the bot did not make: is it a copy of a database or a backup?`);
    if (others.length > mostNamed) report.remains(`${others.length - mostNamed} more in ${folder}`);
  }
}

/** Null where nobody can tell. */
function namesIn(folder: string): string[] | null {
  try {
    return existsSync(folder) ? readdirSync(folder) : [];
  } catch {
    return null;
  }
}
