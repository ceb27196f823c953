import { oldestKept } from '../../backups/oldest-kept.ts';
import type { Snapshot } from '../../store/copy/snapshot.ts';
import { backupsFromKey } from '../../store/meta.ts';

/** Since when (epoch ms) backups were made that may be kept, by what this database says. */
export async function keptSince(snapshot: Snapshot, now: number, retentionDays: number): Promise<number> {
  const meta = snapshot.tables.find(({ name }) => name === 'meta');
  let wipedAt: string | null = null;
  for await (const row of meta ? snapshot.rows(meta) : []) {
    const [key, value] = row;
    if (key === backupsFromKey) wipedAt = String(value);
  }
  return oldestKept(now, retentionDays, wipedAt);
}
