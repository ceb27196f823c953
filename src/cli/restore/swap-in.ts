import { closeSync, existsSync, fchmodSync, fsyncSync, openSync, realpathSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { keepName, putInPlace, shred } from '../../backups/shred.ts';

/**
 * Puts one database file in the place of another at once: whoever looks finds the one or the other, and whole. The old one
 * is overwritten. Nobody has either open.
 */
export function swapIn(made: string, place: string): void {
  // A link stays one.
  const file = existsSync(place) ? realpathSync(place) : place;
  const fresh = openSync(made, 'r+');
  fchmodSync(fresh, 0o600);
  fsyncSync(fresh);
  closeSync(fresh);
  if (!existsSync(file)) {
    dropLog(file);
    renameSync(made, file);
    keepName(dirname(file));
    return;
  }
  // Else the log of the old one would be taken for the new one's.
  takeLogIn(file);
  dropLog(file);
  putInPlace(made, file);
}

/** A damaged one keeps what it has. */
function takeLogIn(file: string): void {
  try {
    const database = new DatabaseSync(file);
    database.exec('PRAGMA journal_mode = DELETE');
    database.close();
  } catch {
    // It is about to be replaced.
  }
}

function dropLog(file: string): void {
  for (const end of ['-wal', '-shm', '-journal']) shred(`${file}${end}`);
}
