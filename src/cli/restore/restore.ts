import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type FoundBackup, findBackup, type OpenBackup, openBackup } from '../../backups/read-backup.ts';
import { type Keeping, readKeeping } from '../../config.ts';
import { exitCodes, StartupError } from '../../startup-error.ts';
import { placeOf } from '../../store/postgres/address.ts';
import { askForPassphrase, passphraseIn } from '../keeping/passphrase.ts';
import { plain } from '../keeping/plain.ts';
import { readArguments, wrongUsage } from '../keeping/read-arguments.ts';
import { askAt } from '../setup/ask.ts';
import type { Surroundings } from '../setup/surroundings.ts';
import { putBack } from './put-back.ts';

const usage = `Usage: npm run restore -- /path/of/the.backup
       npm run restore -- /path/of/the.backup --yes    asks nothing
Puts a backup in the place of the database that DATA_DIR or DATABASE_URL names: what is there now is lost. Stop the bot first.
Who had themselves forgotten since then stays forgotten, and groups that were wiped stay wiped. A backup that is older than
RETENTION_DAYS, now or when it was made, is refused.
Exit code: 0 restored, 64 wrong options, 65 a damaged or old backup, or a wrong passphrase, 69 the database is in use or cannot
be reached, 73 a folder that cannot be written, 78 a wrong setting, or another secret.`;

const day = 24 * 60 * 60 * 1000;

/** Resolves to its exit code. Throws StartupError; then nothing was changed. */
export async function restore(args: string[], at: Surroundings): Promise<number> {
  const read = readArguments(args, {
    yes: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if (read?.values.help) {
    at.output.write(`${usage}\n`);
    return 0;
  }
  const [file] = read?.positionals ?? [];
  if (!read || !file || read.positionals.length > 1) {
    at.errors.write(`${read && !file ? 'Name the backup.' : 'There is no such option.'}\n${usage}\n`);
    return wrongUsage;
  }
  const keeping = readKeeping(at.env);
  try {
    const found = await findBackup(file);
    const backup = await opened(found, keeping, at);
    const now = Date.now();
    mustBeYoung(backup, now, keeping.retentionDays);
    if (!read.values.yes && !(await isWanted(backup, keeping, at))) return wrongUsage;
    const tell = (line: string) => at.output.write(`${line}\n`);
    await putBack(backup, { keeping, now, tell });
    return 0;
  } catch (error) {
    throw plain(error, keeping.databaseUrl);
  }
}

async function opened(found: FoundBackup, keeping: Keeping, at: Surroundings): Promise<OpenBackup> {
  if (!found.isSealed) return openBackup(found, null);
  return openBackup(found, passphraseIn(keeping) ?? (await askForPassphrase(at, false)));
}

/**
 * Restored, it would bring back what has been forgotten on time. Where the days were raised since, those of then count: by them
 * it was decided for how long it is remembered who had themselves forgotten.
 */
function mustBeYoung({ madeAt, retentionDays: then }: OpenBackup, now: number, days: number): void {
  const fewest = Math.min(then, days);
  if (now - madeAt <= fewest * day) return;
  const which = then < days ? 'when it was made' : 'RETENTION_DAYS';
  throw new StartupError(
    exitCodes.badData,
    `This backup is ${Math.floor((now - madeAt) / day)} days old. What people said is kept for ${fewest} days (${which}), ` +
      'and so are backups: take a newer one.',
  );
}

/** Asks, where something would be lost. */
async function isWanted({ madeAt }: OpenBackup, keeping: Keeping, at: Surroundings): Promise<boolean> {
  const file = join(keeping.dataDir, 'sanctuary.db');
  if (keeping.databaseUrl === null && !existsSync(file)) return true;
  const where = keeping.databaseUrl === null ? file : placeOf(keeping.databaseUrl);
  if (!at.isTerminal) {
    at.errors.write(`There is a database already: ${where}. To replace it without being asked, add --yes.\n`);
    return false;
  }
  const ask = await askAt(at.input, at.output);
  const when = new Date(madeAt).toISOString().slice(0, 16).replace('T', ' ');
  return ask.yes(`Replace all of ${where} by the backup of ${when} UTC? What is there now is lost.`, false);
}
