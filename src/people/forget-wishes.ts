import type { Store } from '../store/open.ts';
import type { Pseudonyms } from './pseudonym.ts';
import type { Sealer } from './seal.ts';

export interface ForgettingWishes {
  readonly store: Pick<Store, 'directWishes' | 'eventCounts'>;
  readonly pseudonyms: Pseudonyms;
  readonly sealer: Sealer;
}

/** So many accounts are open at once, and in memory alone. */
const piece = 100;

/**
 * Forgets who wants direct messages, or did until they did not arrive, of whom nothing else is left: no RSVP and no reminder of
 * their own at any event, and no use of it since this month (`2026-11`) began. Only the secret can tell that.
 */
export async function forgetWishes(
  { store, pseudonyms, sealer }: ForgettingWishes,
  before: string,
): Promise<void> {
  const { fingerprint } = pseudonyms;
  const events = await store.eventCounts.withPeople();
  for (let last = ''; ; ) {
    const wishes = await store.directWishes.unusedAfter(last, before, piece);
    const end = wishes.at(-1);
    if (!end) return;
    last = end.person;
    const open = wishes.map(({ person, sealed }) => ({
      person,
      isSealed: sealed !== null,
      account: sealed === null ? null : sealer.open(sealed, person),
    }));
    // Of those that nobody can open nobody knows what is left.
    const left = new Set(open.filter(({ isSealed, account }) => isSealed && account === null));
    for (const event of events) {
      const there = open.flatMap((one) =>
        one.account === null || left.has(one) ? [] : [[pseudonyms.of(one.account, event), one] as const],
      );
      const known = await store.eventCounts.peopleAmong(
        event,
        there.map(([name]) => name),
      );
      for (const [name, one] of there) if (known.has(name)) left.add(one);
    }
    // Another secret came into force meanwhile, and everybody has another name: it is done next time.
    if (pseudonyms.fingerprint !== fingerprint) return;
    const nobodys = open.filter((one) => !left.has(one));
    await store.directWishes.forgetUnused(
      nobodys.map(({ person }) => person),
      before,
    );
  }
}
