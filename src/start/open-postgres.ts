import { exitCodes, StartupError } from '../startup-error.ts';
import { copyKey, unfinished } from '../store/copy/mark.ts';
import { type Following, onlyWith } from '../store/following.ts';
import { earlierKeysKey, fingerprintKey } from '../store/meta.ts';
import { openStore, type Store } from '../store/open.ts';
import { placeOf } from '../store/postgres/address.ts';
import { postgres } from '../store/postgres.ts';
import { StoreError } from '../store/store-error.ts';
import { exitCodeOf } from './exit-code-of.ts';

/**
 * Opens the database at this address. Throws StartupError where that cannot be, where it was written with another secret,
 * or where only a part of another database was copied into it.
 */
export async function openPostgres(
  address: string,
  fingerprint: string,
  following: Following = onlyWith(fingerprint),
): Promise<Store> {
  const store = await openStore(postgres(address), following).catch((error: unknown) => {
    if (!(error instanceof StoreError)) throw error;
    throw new StartupError(exitCodeOf(error), `DATABASE_URL: ${error.message}`, error);
  });
  const fault = await faultIn(store, address, fingerprint, following);
  if (fault === null) return store;
  await store.close();
  throw fault;
}

async function faultIn(
  store: Store,
  address: string,
  fingerprint: string,
  following: Following,
): Promise<StartupError | null> {
  const copied = await store.meta.get(copyKey);
  if (copied?.startsWith(unfinished))
    return new StartupError(
      exitCodes.badData,
      `DATABASE_URL: the copy of your data was not finished: ${placeOf(address)}. Run npm run migrate again, and start the bot when it is done.`,
    );
  const known = await store.meta.keep(fingerprintKey, fingerprint);
  if (!following.adopt(known, await store.meta.get(earlierKeysKey)))
    return new StartupError(
      exitCodes.config,
      `SANCTUARY_SECRET is not the one that the database was written with: ${placeOf(address)}. Give that secret back; ` +
        'every process of one installation has the same. Or set DATABASE_URL to an empty database to begin anew.',
    );
  // From now on it is more than a copy.
  if (copied !== null) await store.meta.forget(copyKey);
  return null;
}
