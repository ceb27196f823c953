/** While the bot did not run (epoch ms). */
export interface Away {
  readonly from: number;
  readonly to: number;
}

/** That it runs is noted each minute; less than this (ms) is a restart, and nobody misses anything. */
const shortest = 2 * 60_000;

/** How long nothing ran before a start; null where it is not worth a word, or this is the first start of all. */
export function awayBefore(lastAlive: number, startedAt: number): Away | null {
  return lastAlive > 0 && startedAt - lastAlive >= shortest ? { from: lastAlive, to: startedAt } : null;
}
