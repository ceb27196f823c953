import { existsSync, mkdirSync, readdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenBackup } from '../../backups/read-backup.ts';
import { shred } from '../../backups/shred.ts';
import { maybeSent } from '../../outbox/maybe-sent.ts';
import { soleProcess } from '../../start/sole-process.ts';
import { replaceAll } from '../../store/copy/replace-postgres.ts';
import { doubtWhatWasDue, fillAnew, readAll } from '../../store/copy/staging.ts';
import { openStore } from '../../store/open.ts';
import { sqlite } from '../../store/sqlite.ts';
import { forgetAgain } from './forget-again.ts';
import type { PuttingBack } from './putting-back.ts';
import { remembered } from './remembered.ts';
import { swapIn } from './swap-in.ts';

/**
 * Makes a database of the backup beside the one in use, has forgotten there whoever must be, and only then puts it in its
 * place. Throws BackupError, CopyError, StoreError and StartupError; then nothing was changed.
 */
export async function putBack(backup: OpenBackup, { keeping, now, tell }: PuttingBack): Promise<void> {
  const { dataDir, databaseUrl } = keeping;
  if (!existsSync(dataDir)) mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  // No bot works there, and none can start before all is done.
  const letGo = soleProcess(dataDir);
  const half = join(dataDir, 'restoring');
  try {
    clear(half);
    mkdirSync(half, { mode: 0o700 });
    tell('Reading the backup.');
    const rows = await fillAnew(half, backup.migrations, backup.tables, backup.rows());
    const since = await remembered(keeping, tell);
    const store = await openStore(sqlite(half));
    try {
      await forgetAgain(store, since, { keeping, now, tell });
    } finally {
      await store.close();
    }
    await doubtWhatWasDue(half, `restored-${maybeSent}`, now);
    if (databaseUrl === null) swapIn(join(half, 'sanctuary.db'), join(dataDir, 'sanctuary.db'));
    else await replace(databaseUrl, half);
    tell(`Restored: ${rows} rows, as of ${new Date(backup.madeAt).toISOString()}.`);
    if (since)
      tell(
        'What else organizers changed since then is as it was before: have an admin of each group look at /settings.',
      );
    tell('Start the bot. What it posted since then it does not know any more: take such posts away by hand.');
  } finally {
    clear(half);
    letGo();
  }
}

async function replace(address: string, half: string): Promise<void> {
  const from = readAll(half);
  try {
    await replaceAll(address, from);
  } finally {
    from.close();
  }
}

/** Also what a restore left that was cut off. */
function clear(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) shred(join(folder, name));
  rmdirSync(folder);
}
