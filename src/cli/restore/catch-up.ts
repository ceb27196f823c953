import { tablesOfPeople } from '../../people/everything-of.ts';
import type { Change, KeyRing } from '../../people/keys.ts';
import { digestOf, type Forgotten } from '../../store/forgotten.ts';
import { earlierKeysKey } from '../../store/meta.ts';
import type { Store } from '../../store/open.ts';

/**
 * Brings a database from before the secret was changed to the secret that is in force. Resolves to who had themselves
 * forgotten by `known`, as they are known there now: their pseudonyms have become others, and so would their digests.
 */
export async function catchUp(
  store: Store,
  keys: KeyRing,
  known: readonly Forgotten[],
): Promise<readonly Forgotten[]> {
  const change = keys.change();
  const more = await renamed(store, change, known);
  await store.renew({ ...change, from: keys.pseudonyms.fingerprint });
  keys.adopt(change.to, await store.meta.get(earlierKeysKey));
  return [...known, ...more];
}

/** Those of whom the digest was made before the last change, and has been taken along with it. */
async function renamed({ kept }: Store, change: Change, known: readonly Forgotten[]): Promise<Forgotten[]> {
  const untils = new Map(known.map(({ digest, until }) => [digest, until]));
  const found = new Map<string, number>();
  for (const table of tablesOfPeople) {
    for (const person of await kept.people(table)) {
      const now = change.pseudonym(person);
      for (const name of change.pseudonyms(person)) {
        const until = untils.get(change.pseudonym(digestOf(name)) ?? '');
        if (until !== undefined && now !== null) found.set(digestOf(now), until);
      }
    }
  }
  return [...found].map(([digest, until]) => ({ digest, until }));
}
