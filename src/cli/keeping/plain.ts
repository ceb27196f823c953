import { BackupError } from '../../backups/backup-error.ts';
import { exitCodeOf } from '../../start/exit-code-of.ts';
import { exitCodes, StartupError } from '../../startup-error.ts';
import { CopyError } from '../../store/copy/copy-error.ts';
import { isDamage } from '../../store/damage.ts';
import { placeOf } from '../../store/postgres/address.ts';
import { isLost, troubleOf } from '../../store/postgres/trouble.ts';
import { StoreError } from '../../store/store-error.ts';

/** SQLITE_BUSY, and those of a file or folder that this user may not write. https://sqlite.org/rescode.html */
const busy: readonly unknown[] = [5];
const notWritable: readonly unknown[] = [8, 14];
/** Of a file or folder, by the system. */
const refused: readonly unknown[] = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENAMETOOLONG', 'EISDIR'];

/** What kept it from being saved, put back or wiped, with the mend; what nobody foresaw stays as it is. */
export function plain(error: unknown, address: string | null): unknown {
  if (error instanceof StartupError) return error;
  if (error instanceof BackupError || error instanceof CopyError)
    return new StartupError(exitCodes.badData, error.message, error);
  if (error instanceof StoreError) return new StartupError(exitCodeOf(error), sentence(error.message), error);
  const errcode = error instanceof Error && 'errcode' in error ? error.errcode : null;
  if (busy.includes(errcode))
    return new StartupError(
      exitCodes.unavailable,
      'The database is in use just now. Run this again in a minute.',
      error,
    );
  if (notWritable.includes(errcode))
    return new StartupError(
      exitCodes.noPermission,
      'The database cannot be opened. Run this as the user that the bot runs as.',
      error,
    );
  if (isDamage(error))
    return new StartupError(exitCodes.badData, 'The database is damaged. Restore it from a backup.', error);
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const path = error instanceof Error && 'path' in error ? String(error.path) : '';
  if (code === 'ENOSPC')
    return new StartupError(
      exitCodes.cannotCreate,
      'The disk is full. Make room, and run this again.',
      error,
    );
  if (refused.includes(code))
    return new StartupError(
      exitCodes.cannotCreate,
      `${path.slice(0, 200)} cannot be written. Make it writable for this user, or name another folder.`,
      error,
    );
  if (address === null) return error;
  if (isLost(error))
    return new StartupError(
      exitCodes.unavailable,
      'The connection to PostgreSQL was cut. Run this again.',
      error,
    );
  const trouble = troubleOf(error, placeOf(address));
  return trouble ? new StartupError(exitCodeOf(trouble), sentence(trouble.message), error) : error;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
