const day = 24 * 60 * 60 * 1000;

/**
 * Which backups may be kept: those that were made since this moment (epoch ms). None for longer than what people said is
 * kept, and none from before a group was wiped. `wipedAt`: see `backupsFromKey`.
 */
export function oldestKept(now: number, retentionDays: number, wipedAt: string | null): number {
  return Math.max(now - retentionDays * day, Number(wipedAt ?? 0));
}
