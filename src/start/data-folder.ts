import { exitCodes, StartupError } from '../startup-error.ts';
import { isDamage } from '../store/damage.ts';
import type { Engine } from '../store/database.ts';
import { type Following, onlyWith } from '../store/following.ts';
import { earlierKeysKey, fingerprintKey } from '../store/meta.ts';
import { openStore, type Store } from '../store/open.ts';
import { sqlite } from '../store/sqlite.ts';
import { StoreError } from '../store/store-error.ts';
import { soleProcess } from './sole-process.ts';

/**
 * Opens the database in the data folder. Throws StartupError where that cannot be, where another process works in it, or
 * where it was written with another secret: people in it would be counted a second time.
 */
export async function openDataFolder(
  folder: string,
  fingerprint: string,
  following: Following = onlyWith(fingerprint),
): Promise<Store> {
  const engine = engineIn(folder);
  const letGo = soleProcess(folder);
  try {
    const store = await openEngine(engine, folder, fingerprint, following);
    const close = async () => {
      await store.close();
      letGo();
    };
    return { ...store, close };
  } catch (error) {
    letGo();
    throw error;
  }
}

async function openEngine(
  engine: Engine,
  folder: string,
  fingerprint: string,
  following: Following,
): Promise<Store> {
  const store = await openStore(engine, following).catch((error: unknown) => {
    if (!(error instanceof StoreError)) throw error;
    throw new StartupError(exitCodes.badData, `DATA_DIR: ${error.message} (${folder})`, error);
  });
  const known = await store.meta.get(fingerprintKey);
  if (known !== null && !following.adopt(known, await store.meta.get(earlierKeysKey))) {
    await store.close();
    throw new StartupError(
      exitCodes.config,
      `SANCTUARY_SECRET is not the one that the database in ${folder} was written with. Give the old secret back, ` +
        'or set DATA_DIR to an empty folder to begin anew.',
    );
  }
  if (known === null) await store.meta.set(fingerprintKey, fingerprint);
  return store;
}

function engineIn(folder: string): Engine {
  try {
    return sqlite(folder);
  } catch (error) {
    if (isDamage(error)) {
      throw new StartupError(
        exitCodes.badData,
        `DATA_DIR: sanctuary.db in ${folder} is damaged, or no database. Nothing was changed. ` +
          'Restore it from a backup, or set DATA_DIR to an empty folder to begin anew.',
        error,
      );
    }
    throw new StartupError(
      exitCodes.cannotCreate,
      `DATA_DIR cannot be written: ${folder}. Make the folder writable for this user, or name another one.`,
      error,
    );
  }
}
