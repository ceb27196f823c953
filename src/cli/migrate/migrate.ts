import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { exitCodeOf } from '../../start/exit-code-of.ts';
import { soleProcess } from '../../start/sole-process.ts';
import { exitCodes, StartupError } from '../../startup-error.ts';
import { type Compared, copyInto, isSame } from '../../store/copy/copy.ts';
import { CopyError } from '../../store/copy/copy-error.ts';
import { openSource } from '../../store/copy/source.ts';
import { isDamage } from '../../store/damage.ts';
import { lookInto } from '../../store/look-into.ts';
import { placeOf } from '../../store/postgres/address.ts';
import { isLost, troubleOf } from '../../store/postgres/trouble.ts';
import { StoreError } from '../../store/store-error.ts';
import { reportOf } from './report.ts';

export interface Migration {
  /** The data folder. */
  readonly folder: string;
  /** Of the PostgreSQL database. */
  readonly address: string;
  readonly anew: boolean;
  readonly tell: (sentence: string) => void;
}

/** Copies, compares, and says what to do next. Throws StartupError with what is in the way, and the mend. */
export async function migrate(wanted: Migration): Promise<{ isSame: boolean; report: string }> {
  const file = join(wanted.folder, 'sanctuary.db');
  try {
    await mustBeOfThisVersion(file, Date.now());
    // No bot can start on it either, before the copy has ended.
    const letGo = soleProcess(wanted.folder);
    const compared = await copied(file, wanted).finally(letGo);
    return { isSame: compared.every(isSame), report: reportOf(compared, file) };
  } catch (error) {
    throw plain(error, wanted.address);
  }
}

async function copied(file: string, { address, anew, tell }: Migration): Promise<Compared[]> {
  const source = openSource(file, Date.now());
  try {
    return await copyInto(source, address, { anew, tell });
  } finally {
    source.close();
  }
}

async function mustBeOfThisVersion(file: string, now: number): Promise<void> {
  if (!existsSync(file))
    throw new CopyError(`There is no database to copy: ${file}. Set DATA_DIR to its folder.`);
  const looked = await lookInto(file, now);
  if (looked.state !== 'readable')
    throw new CopyError(
      looked.state === 'damaged'
        ? `${file} is damaged. Restore it from a backup first.`
        : `${file} cannot be read. Run this as the user that the bot runs as.`,
    );
  if (looked.newer !== null)
    throw new CopyError(
      `${file} was written by a newer version of the bot. Run that version's npm run migrate.`,
    );
  if (looked.toCome > 0)
    throw new CopyError(
      `${file} was written by an older version of the bot. Start this version on it once, stop it, and run this again.`,
    );
}

/** SQLITE_BUSY, and those of a file or folder that this user may not write. https://sqlite.org/rescode.html */
const busy: readonly unknown[] = [5];
const notWritable: readonly unknown[] = [8, 14];

function plain(error: unknown, address: string): unknown {
  if (error instanceof StartupError) return error;
  if (error instanceof CopyError) return new StartupError(exitCodes.badData, error.message, error);
  if (error instanceof StoreError) return new StartupError(exitCodeOf(error), sentence(error.message), error);
  const code = error instanceof Error && 'errcode' in error ? error.errcode : null;
  if (busy.includes(code))
    return new StartupError(
      exitCodes.unavailable,
      'The old database is in use. Stop the bot first, and run this again.',
      error,
    );
  if (notWritable.includes(code))
    return new StartupError(
      exitCodes.noPermission,
      'The old database cannot be held still for the copy. Run this as the user that the bot runs as.',
      error,
    );
  if (isDamage(error))
    return new StartupError(
      exitCodes.badData,
      'The old database is damaged. Restore it from a backup first.',
      error,
    );
  if (isLost(error))
    return new StartupError(
      exitCodes.unavailable,
      'The connection to PostgreSQL was cut. Run the same command again: it goes on where it stopped.',
      error,
    );
  const trouble = troubleOf(error, placeOf(address));
  return trouble ? new StartupError(exitCodeOf(trouble), sentence(trouble.message), error) : error;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
