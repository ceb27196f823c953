import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Keeping } from '../../config.ts';
import type { KeyRing } from '../../people/keys.ts';
import { keysOf } from '../../start/secret.ts';
import { exitCodes, StartupError } from '../../startup-error.ts';
import { lookInto } from '../../store/look-into.ts';
import { lookIntoPostgres } from '../../store/look-into-postgres.ts';
import { earlierKeysKey, fingerprintKey } from '../../store/meta.ts';
import { openStore, type Store } from '../../store/open.ts';
import { postgres } from '../../store/postgres.ts';
import { OtherSecret } from '../../store/rotation/renew.ts';
import { sqlite } from '../../store/sqlite.ts';
import { keepBotsOut } from './keep-bots-out.ts';

/** Brings the newest secret into force in the database, whichever it is. Throws StartupError and StoreError. */
export async function renewAll(keeping: Keeping, tell: (line: string) => void): Promise<void> {
  await mustBeOfThisVersion(keeping);
  const keys = keysOf(keeping, tell);
  const { databaseUrl, dataDir } = keeping;
  const store = await openStore(databaseUrl === null ? sqlite(dataDir) : postgres(databaseUrl));
  try {
    await adopt(store, keys);
    const change = keys.change();
    const letIn = await keepBotsOut(store, keeping, change.to);
    try {
      tell('Making everybody’s codes anew. Nothing is changed before all is ready.');
      const from = keys.pseudonyms.fingerprint;
      const { isChanged, rows, odd, heldFor } = await store.renew({ ...change, from });
      const seconds = (heldFor / 1000).toFixed(1);
      tell(
        isChanged
          ? `The new secret is in force: ${rows} rows were made anew. For ${seconds} seconds the bot could read, and not write.`
          : `The new secret was in force already. Left behind by another process, and made anew now: ${rows} rows.`,
      );
      if (odd > 0) tell(`Not understood, and left as it was: ${odd}.`);
      await scrub(store);
    } finally {
      letIn();
    }
  } finally {
    await store.close();
  }
  tell(`
What to do now:
1. Take the line SANCTUARY_SECRET_PREVIOUS… out of .env, and restart the bot when it suits you. It works meanwhile.
2. Keep a copy of the new secret. Destroy the old one, and its copies, when you need no backup any more that was made before.`);
}

/** Whoever has an earlier secret must not be able to read what comes; and of an earlier backup nobody could tell who is who. */
const notAgain =
  'The secret that is to come into force was in force before, and was changed. Nothing was changed now. If the two lines are ' +
  'swapped, give the one in force as SANCTUARY_SECRET, and remove SANCTUARY_SECRET_PREVIOUS. To change it again, remove ' +
  'SANCTUARY_SECRET_PREVIOUS and run this again: it makes a new one.';

async function adopt({ meta }: Store, keys: KeyRing): Promise<void> {
  const known = await meta.get(fingerprintKey);
  if (known !== null && keys.adopt(known, await meta.get(earlierKeysKey))) {
    if (keys.wasBefore) throw new StartupError(exitCodes.config, notAgain);
    return;
  }
  throw new StartupError(
    exitCodes.config,
    known === null
      ? 'No bot has worked with this database yet, so there is nothing to change. Remove SANCTUARY_SECRET_PREVIOUS, and start the bot.'
      : new OtherSecret().message,
  );
}

async function mustBeOfThisVersion({ databaseUrl, dataDir }: Keeping): Promise<void> {
  const file = join(dataDir, 'sanctuary.db');
  if (databaseUrl === null && !existsSync(file))
    throw new StartupError(exitCodes.badData, `There is no database: ${file}. Set DATA_DIR to its folder.`);
  const looked = await (databaseUrl === null
    ? lookInto(file, Date.now())
    : lookIntoPostgres(databaseUrl, Date.now()));
  // Why not, the opening tells better.
  if (looked.state !== 'readable' || (looked.newer === null && looked.toCome === 0)) return;
  throw new StartupError(
    exitCodes.badData,
    looked.newer !== null
      ? "The database was written by a newer version of the bot. Run that version's npm run rotate-key."
      : 'The database was written by an older version of the bot. Start this version on it once, and run this again.',
  );
}

/** The old codes must not lie about where they were; somebody who just reads is waited for. */
async function scrub(store: Store): Promise<void> {
  for (let tries = 1; tries <= 20; tries += 1) {
    if (await store.scrub()) return;
    await pause(250);
  }
}
