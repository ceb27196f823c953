import { existsSync, rmdirSync } from 'node:fs';
import { backupsIn } from '../../backups/backup-folder.ts';
import type { Places } from './places.ts';
import type { Report } from './report.ts';

/** The backups on this machine; the folder goes where nothing else lies in it. */
export function wipeBackups({ backupDir }: Pick<Places, 'backupDir'>, report: Report): void {
  if (!existsSync(backupDir)) return;
  report.attempt(`backups in ${backupDir}`, () => {
    backupsIn(backupDir).removeBefore(Number.POSITIVE_INFINITY);
  });
  try {
    rmdirSync(backupDir);
  } catch {
    // Something of somebody's lies there too.
  }
}
