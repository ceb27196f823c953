import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { exitCodes, StartupError } from '../startup-error.ts';

/**
 * Makes sure that no other process works in this data folder, by a lock of the file system, which is gone with the process
 * however that ends. Gives the way to let go. Throws StartupError where one does.
 */
export function soleProcess(folder: string): () => void {
  // SQLite's locks are the only ones that Node has, and the database's own is taken anew with each transaction.
  const lock = new DatabaseSync(join(folder, 'in-use'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!isBusy(error)) throw error;
    throw new StartupError(
      exitCodes.unavailable,
      `DATA_DIR: another sanctuary-bot works in ${folder}. Stop that one first, or give this one a folder of its own. ` +
        'Several that share one database need PostgreSQL: docs/scaling.md',
      error,
    );
  }
  return () => lock.close();
}

/** SQLITE_BUSY: https://www.sqlite.org/rescode.html#busy */
const busy = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === busy;
}
