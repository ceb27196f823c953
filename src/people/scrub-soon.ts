import type { Log } from '../chat/log.ts';
import type { Store } from '../store/open.ts';

/** How long (ms) a shared database may wait for it, so that many who are forgotten cost no more than one. */
const together = 60_000;

/**
 * Has nothing stay behind in files of who was forgotten. Where one process has the database to itself, that is done when it
 * resolves; tables that others work in are written anew within a minute or two.
 */
export function scrubbingSoon(store: Pick<Store, 'isShared' | 'scrub'>, log: Log): () => Promise<void> {
  let isWaiting = false;
  const scrub = async (): Promise<void> => {
    isWaiting = false;
    try {
      if (!(await store.scrub())) later();
    } catch (error) {
      log.error('scrub-broke', {}, error);
    }
  };
  const later = (): void => {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(scrub, together).unref();
  };
  return async () => {
    if (store.isShared) later();
    else await scrub();
  };
}
