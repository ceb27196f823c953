import type { Log } from '../chat/log.ts';
import type { KeyRing } from '../people/keys.ts';
import type { Store } from '../store/open.ts';

/** How often (ms) it is looked for; a process that knows only the earlier secret stops sooner than that (still-ours.ts). */
const each = 30_000;

/**
 * While both secrets are known: what a process that knew only the earlier one has written after the change is brought up
 * to date. Gives the way to end that.
 */
export function bringUpToDate(store: Pick<Store, 'renew' | 'scrub'>, keys: KeyRing, log: Log): () => void {
  if (keys.fingerprints.length === 1) return () => {};
  const look = async () => {
    if (keys.mayChange) return;
    const change = keys.change();
    const { rows } = await store.renew({ ...change, from: change.to });
    if (rows === 0) return;
    log.info('left-behind-renewed', { rows });
    await store.scrub();
  };
  const looking = () =>
    void look().catch((error: unknown) => log.warn('left-behind-not-renewed', why(error)));
  looking();
  const timer = setInterval(looking, each);
  return () => clearInterval(timer);
}

function why(error: unknown): { readonly error: string } {
  return { error: error instanceof Error ? error.name : 'unknown' };
}
