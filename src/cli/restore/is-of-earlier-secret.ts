import type { KeyRing } from '../../people/keys.ts';
import { exitCodes, StartupError } from '../../startup-error.ts';
import { earlierKeysKey, fingerprintKey } from '../../store/meta.ts';
import type { Store } from '../../store/open.ts';
import type { Remembered } from './remembered.ts';

/** Their codes are of another secret: everybody who was forgotten since would come back unrecognised. */
const cannotCompare =
  'The secret was changed since this backup was made, so nobody could tell who had themselves forgotten since then. Give ' +
  'both: the newest as SANCTUARY_SECRET_FILE, the one that the backup was made with as SANCTUARY_SECRET_PREVIOUS_FILE. Nothing was changed.';

const changedBack =
  'Between this backup and now the secret was changed to another one and back, so nobody could tell who had themselves ' +
  'forgotten since then. Take a backup that was made after the last change. Nothing was changed.';

/**
 * Whether the secret was changed since the backup was made of which this database is; `keys`: what the settings' secrets make of
 * it, null where they are not here. `now`: what the database knows that is replaced. Throws StartupError where nobody could tell
 * who is who in both.
 */
export async function isOfEarlierSecret(
  { meta }: Pick<Store, 'meta'>,
  keys: KeyRing | null,
  now: Pick<Remembered, 'fingerprint' | 'earlierKeys'>,
): Promise<boolean> {
  const written = await meta.get(fingerprintKey);
  if (now.fingerprint === null || written === null) return false;
  const isSame = now.fingerprint === written && now.earlierKeys === (await meta.get(earlierKeysKey));
  if (isSame) return false;
  const leads = keys?.lead(now.fingerprint, now.earlierKeys);
  if (leads === 'same') return false;
  if (leads === 'on') return true;
  const isBack = leads !== undefined && now.fingerprint === written;
  throw new StartupError(exitCodes.config, isBack ? changedBack : cannotCompare);
}
