import type { Log } from '../../chat/log.ts';
import { retaining } from '../../operations/retention.ts';
import { replayForgotten } from '../../people/replay-forgotten.ts';
import { replayWiped } from '../../people/wiped-groups.ts';
import { backupsFromKey } from '../../store/meta.ts';
import type { Store } from '../../store/open.ts';
import { catchUp } from './catch-up.ts';
import { isOfEarlierSecret } from './is-of-earlier-secret.ts';
import { itsSecrets } from './its-secrets.ts';
import type { PuttingBack } from './putting-back.ts';
import type { Remembered } from './remembered.ts';
import { holdToRules, noRules } from './rules-since.ts';
import { holdToWhatWasSaid, nothingSaid } from './said-since.ts';

const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const nobody: Remembered = {
  who: { forgotten: [], tombstones: [] },
  said: nothingSaid,
  rules: noRules,
  backupsFrom: null,
  fingerprint: null,
  earlierKeys: null,
};

/**
 * Has forgotten, in the database that was made of a backup, whoever had themselves forgotten since, what people refused since,
 * the groups that were wiped since, what organizers forbade since, and what has been kept for long enough. `since`: what the
 * database knows that is replaced.
 * Throws StartupError where the backup was written with another secret.
 */
export async function forgetAgain(
  store: Store,
  since: Remembered | null,
  { keeping, now, tell }: PuttingBack,
): Promise<void> {
  const { who, said, rules, backupsFrom } = since ?? nobody;
  const keys = await itsSecrets(store, keeping, tell);
  const isBehind = await isOfEarlierSecret(store, keys, since ?? nobody);
  const forgotten = keys && isBehind ? await catchUp(store, keys, who.forgotten) : who.forgotten;
  const { people, refused, held, groups } = await store.transaction(async (repositories) => {
    if (backupsFrom !== null) await repositories.meta.set(backupsFromKey, backupsFrom);
    const deleted = await replayForgotten(repositories, { ...who, forgotten });
    const refusals = await holdToWhatWasSaid(repositories, said);
    const held = await holdToRules(repositories, rules);
    return { people: deleted, refused: refusals, held, groups: await replayWiped(repositories) };
  });
  if (people > 0) tell('Who had themselves forgotten since then stays forgotten.');
  if (refused > 0) tell('Who stopped direct messages or hid their name since then stays as they wanted it.');
  if (held.out > 0) tell(`Organizers who were taken out since then, and stay out: ${held.out}.`);
  if (held.rules > 0)
    tell(
      `Groups, events and templates whose rules were changed since then: ${held.rules}. The rules of now hold.`,
    );
  if (groups > 0) tell(`Groups that were wiped since then, and stay wiped: ${groups}.`);
  // Without the secret the bot does so in its first minute.
  if (keys)
    await retaining({
      ...{ store, pseudonyms: keys.pseudonyms, sealer: keys.sealer },
      ...{ log: silent, days: keeping.retentionDays, now: () => now },
    })();
}
