import { existsSync } from 'node:fs';
import type { Keeping } from '../../config.ts';
import type { KeyRing } from '../../people/keys.ts';
import { keysOf } from '../../start/secret.ts';
import { exitCodes, StartupError } from '../../startup-error.ts';
import { earlierKeysKey, fingerprintKey } from '../../store/meta.ts';
import type { Store } from '../../store/open.ts';

/**
 * What the secrets of the settings make of this database; null where they do not lie on this machine yet, which is told.
 * Throws StartupError where the database was written with another one: a bot would not start on it.
 */
export async function itsSecrets(
  { meta }: Pick<Store, 'meta'>,
  keeping: Keeping,
  tell: (line: string) => void,
): Promise<KeyRing | null> {
  const { secret } = keeping;
  const fingerprint = await meta.get(fingerprintKey);
  if (fingerprint === null) return null;
  if ('file' in secret && !existsSync(secret.file)) {
    tell(`The secret is not here yet: put your copy into ${secret.file} before you start the bot.`);
    return null;
  }
  const keys = keysOf(keeping, tell);
  if (keys.adopt(fingerprint, await meta.get(earlierKeysKey))) return keys;
  throw new StartupError(
    exitCodes.config,
    'SANCTUARY_SECRET is not the one that this backup was written with. If the secret was changed since then, give the ' +
      'one of that day as SANCTUARY_SECRET_PREVIOUS_FILE, also where others came in between. Nothing was changed.',
  );
}
