import { backupsIn } from '../backups/backup-folder.ts';
import type { Backups } from '../backups/backups.ts';
import type { Config } from '../config.ts';
import { exitCodes, StartupError } from '../startup-error.ts';

/** The backups in the folder of the settings. Throws StartupError where the bot could never take old ones away there. */
export function backupsOf({ backupDir }: Pick<Config, 'backupDir'>): Backups {
  const backups = backupsIn(backupDir);
  try {
    backups.removeBefore(Number.NEGATIVE_INFINITY);
    return backups;
  } catch (error) {
    throw new StartupError(
      exitCodes.config,
      `BACKUP_DIR cannot be read: ${backupDir.slice(0, 200)}. Name a folder that this user can read and write.`,
      error,
    );
  }
}
