import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { backupsIn } from '../../backups/backup-folder.ts';
import { writeBackup } from '../../backups/write-backup.ts';
import { type Keeping, readKeeping } from '../../config.ts';
import { exitCodes, StartupError } from '../../startup-error.ts';
import { type Snapshot, snapshotOf, snapshotOfFile } from '../../store/copy/snapshot.ts';
import { askForPassphrase, passphraseIn } from '../keeping/passphrase.ts';
import { plain } from '../keeping/plain.ts';
import { readArguments, wrongUsage } from '../keeping/read-arguments.ts';
import type { Surroundings } from '../setup/surroundings.ts';
import { keptSince } from './kept-since.ts';

const usage = `Usage: npm run backup
       npm run backup -- --to /another/folder
       npm run backup -- --sealed    asks for a passphrase, unless BACKUP_PASSPHRASE or BACKUP_PASSPHRASE_FILE is set
Saves the database in one file, also while the bot runs. The secret is never in it: keep that elsewhere. The file goes to
BACKUP_DIR, or to the folder backups beside the database. Backups older than RETENTION_DAYS are taken away.
Exit code: 0 saved, 64 wrong options, 65 a damaged database, 69 the database cannot be reached, 73 a folder that cannot be
written, 78 a wrong setting.`;

/** Resolves to its exit code. Throws StartupError. */
export async function backup(args: string[], at: Surroundings): Promise<number> {
  const read = readArguments(args, {
    to: { type: 'string' },
    sealed: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  });
  if (read?.values.help) {
    at.output.write(`${usage}\n`);
    return 0;
  }
  if (!read || read.positionals.length > 0 || read.values.to === '') {
    at.errors.write(`There is no such option.\n${usage}\n`);
    return wrongUsage;
  }
  const keeping = readKeeping(at.env);
  const given = passphraseIn(keeping);
  const passphrase = given ?? (read.values.sealed ? await askForPassphrase(at, true) : null);
  try {
    await save(keeping, read.values.to ?? keeping.backupDir, passphrase, (line) =>
      at.output.write(`${line}\n`),
    );
    return 0;
  } catch (error) {
    throw plain(error, keeping.databaseUrl);
  }
}

async function save(
  keeping: Keeping,
  folder: string,
  passphrase: string | null,
  tell: (line: string) => void,
): Promise<void> {
  const now = Date.now();
  const snapshot = await snapshotHere(keeping);
  try {
    const { file, rows } = await writeBackup(snapshot, folder, {
      at: now,
      retentionDays: keeping.retentionDays,
      passphrase,
    });
    const how = passphrase === null ? 'not sealed' : 'sealed with your passphrase';
    tell(`Saved in ${file} (${rows} rows, ${how}).`);
    const oldest = await keptSince(snapshot, now, keeping.retentionDays);
    const folders = [...new Set([folder, keeping.backupDir])];
    const removed = folders.reduce((sum, each) => sum + backupsIn(each).removeBefore(oldest), 0);
    if (removed > 0) tell(`Older ones that were taken away: ${removed}.`);
    tell('The secret is not in it. Keep that apart from it: docs/install.md');
  } finally {
    await snapshot.close();
  }
}

async function snapshotHere({ dataDir, databaseUrl }: Keeping): Promise<Snapshot> {
  if (databaseUrl !== null) return snapshotOf(databaseUrl);
  const file = join(dataDir, 'sanctuary.db');
  if (existsSync(file)) return snapshotOfFile(file);
  throw new StartupError(
    exitCodes.config,
    `There is no database to save: ${file}. Set DATA_DIR to its folder.`,
  );
}
