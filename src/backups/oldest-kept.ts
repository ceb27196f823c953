const day = 24 * 60 * 60 * 1000;

/**
 * Which backups may be kept: those that were made since this moment (epoch ms). None for longer than what people said is
 * kept, and none from before a group was wiped. `wipedAt`: see `backupsFromKey`; where the clock was ahead then, it was before now all the
 * same. `believed`: by which time backups grow old.
 */
export function oldestKept(
  now: number,
  retentionDays: number,
  wipedAt: string | null,
  believed = now,
): number {
  return Math.max(believed - retentionDays * day, Math.min(now, Number(wipedAt ?? 0)));
}
