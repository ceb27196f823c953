import type { Log } from '../../chat/log.ts';
import { retaining } from '../../operations/retention.ts';
import { replayForgotten } from '../../people/replay-forgotten.ts';
import { replayWiped } from '../../people/wiped-groups.ts';
import { exitCodes, StartupError } from '../../startup-error.ts';
import { backupsFromKey, fingerprintKey } from '../../store/meta.ts';
import type { Store } from '../../store/open.ts';
import { catchUp } from './catch-up.ts';
import { itsSecrets } from './its-secrets.ts';
import type { PuttingBack } from './putting-back.ts';
import type { Remembered } from './remembered.ts';
import { holdToWhatWasSaid, nothingSaid } from './said-since.ts';

const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const nobody: Remembered = {
  who: { forgotten: [], tombstones: [] },
  said: nothingSaid,
  backupsFrom: null,
  fingerprint: null,
};

/** Their codes are of another secret: everybody who was forgotten since would come back unrecognised. */
function cannotCompare(): StartupError {
  return new StartupError(
    exitCodes.config,
    'The secret was changed since this backup was made, so nobody could tell who had themselves forgotten since then. Give ' +
      'both: the newest as SANCTUARY_SECRET_FILE, the earlier one as SANCTUARY_SECRET_PREVIOUS_FILE. Nothing was changed.',
  );
}

/**
 * Has forgotten, in the database that was made of a backup, whoever had themselves forgotten since, what people refused since,
 * the groups that were wiped since, and what has been kept for long enough. `since`: what the database knows that is replaced.
 * Throws StartupError where the backup was written with another secret.
 */
export async function forgetAgain(
  store: Store,
  since: Remembered | null,
  { keeping, now, tell }: PuttingBack,
): Promise<void> {
  const { who, said, backupsFrom, fingerprint } = since ?? nobody;
  const keys = await itsSecrets(store, keeping, tell);
  const isBehind = keys?.mayChange && fingerprint === keys.change().to;
  const written = await store.meta.get(fingerprintKey);
  if (fingerprint !== null && written !== null && fingerprint !== written && !isBehind) throw cannotCompare();
  const forgotten = isBehind ? await catchUp(store, keys, who.forgotten) : who.forgotten;
  const { people, refused, groups } = await store.transaction(async (repositories) => {
    if (backupsFrom !== null) await repositories.meta.set(backupsFromKey, backupsFrom);
    const deleted = await replayForgotten(repositories, { ...who, forgotten });
    const refusals = await holdToWhatWasSaid(repositories, said);
    return { people: deleted, refused: refusals, groups: await replayWiped(repositories) };
  });
  if (people > 0) tell('Who had themselves forgotten since then stays forgotten.');
  if (refused > 0) tell('Who stopped direct messages or hid their name since then stays as they wanted it.');
  if (groups > 0) tell(`Groups that were wiped since then, and stay wiped: ${groups}.`);
  // Without the secret the bot does so in its first minute.
  if (keys)
    await retaining({
      ...{ store, pseudonyms: keys.pseudonyms, sealer: keys.sealer },
      ...{ log: silent, days: keeping.retentionDays, now: () => now },
    })();
}
