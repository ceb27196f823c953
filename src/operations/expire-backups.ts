import type { Backups } from '../backups/backups.ts';
import { oldestKept } from '../backups/oldest-kept.ts';
import type { Log } from '../chat/log.ts';
import { backupsFromKey } from '../store/meta.ts';
import type { Store } from '../store/open.ts';

/**
 * Takes away the backups on this machine that have been kept for long enough, or are from before a group was wiped. What
 * cannot be taken away holds up nothing else. `believed`: see believed-time.ts; left out: the clock is.
 */
export function expiring(
  { meta }: Pick<Store, 'meta'>,
  backups: Backups,
  log: Log,
  now: () => number,
  retentionDays: number,
  believed: () => number = now,
): () => Promise<void> {
  return async () => {
    const moment = now();
    const wipedAt = await meta.get(backupsFromKey);
    try {
      const removed = backups.removeBefore(oldestKept(moment, retentionDays, wipedAt, believed()));
      // By a clock that was ahead: what is made from now on may stay.
      if (Number(wipedAt) > moment) await meta.set(backupsFromKey, String(moment));
      if (removed > 0) log.info('backups-removed', { backups: removed });
    } catch (error) {
      log.error('backups-not-removed', {}, error);
    }
  };
}
