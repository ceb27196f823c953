import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Keeping } from '../../config.ts';
import { type WhoIsForgotten, whoIsForgotten } from '../../people/replay-forgotten.ts';
import { isDamage } from '../../store/damage.ts';
import { backupsFromKey, earlierKeysKey, fingerprintKey } from '../../store/meta.ts';
import { openStore, type Store } from '../../store/open.ts';
import { postgres } from '../../store/postgres.ts';
import { sqlite } from '../../store/sqlite.ts';
import { StoreError } from '../../store/store-error.ts';
import { noRules, type RulesSince, rulesSince } from './rules-since.ts';
import { nothingSaid, type SaidSince, saidSince } from './said-since.ts';

/** What an older database must be told by the one that it replaces. */
export interface Remembered {
  /** Who had themselves forgotten. */
  readonly who: WhoIsForgotten;
  readonly said: SaidSince;
  readonly rules: RulesSince;
  /** See `backupsFromKey`. */
  readonly backupsFrom: string | null;
  /** Of the secret in force. */
  readonly fingerprint: string | null;
  /** See `earlierKeysKey`. */
  readonly earlierKeys: string | null;
}

/** By the database that is there now; null where there is none, or it cannot be read any more, which is told. */
export async function remembered(
  { dataDir, databaseUrl }: Pick<Keeping, 'dataDir' | 'databaseUrl'>,
  tell: (line: string) => void,
): Promise<Remembered | null> {
  if (databaseUrl === null && !existsSync(join(dataDir, 'sanctuary.db'))) return null;
  let store: Store | null = null;
  try {
    store = await openStore(databaseUrl === null ? sqlite(dataDir) : postgres(databaseUrl));
    const who = await whoIsForgotten(store);
    return {
      who,
      said: await readOr(nothingSaid, saidSince, store, () =>
        tell(
          'Parts of the database that is there cannot be read. Names and direct messages that people wanted no more since the ' +
            'backup come back: ask them to say so again.',
        ),
      ),
      rules: await readOr(noRules, rulesSince, store, () =>
        tell(
          'Parts of the database that is there cannot be read. Organizers who were taken out since the backup come back, and ' +
            'rules are as they were then: look at /settings before anything else.',
        ),
      ),
      backupsFrom: await store.meta.get(backupsFromKey),
      fingerprint: await store.meta.get(fingerprintKey),
      earlierKeys: await store.meta.get(earlierKeysKey),
    };
  } catch (error) {
    // One that a newer version wrote, or a server that is away, can be read later: nobody is to come back by haste.
    const isUnusable = error instanceof StoreError && error.code === 'unusable';
    if (!isDamage(error) && !isUnusable && !(error instanceof z.ZodError)) throw error;
    tell(
      'The database that is there is damaged. Who had themselves forgotten since the backup stood in it alone, and comes ' +
        'back, as do names and direct messages that people wanted no more: ask them to do it again (/my-data forget).',
    );
    return null;
  } finally {
    await store?.close().catch(() => {});
  }
}

/** Who is forgotten is worth more than what else was said: a row there that cannot be read does not cost them that. */
async function readOr<T>(
  otherwise: T,
  read: (store: Store) => Promise<T>,
  store: Store,
  tell: () => void,
): Promise<T> {
  try {
    return await read(store);
  } catch (error) {
    if (!isDamage(error) && !(error instanceof z.ZodError)) throw error;
    tell();
    return otherwise;
  }
}
