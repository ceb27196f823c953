import type { Log } from '../chat/log.ts';
import type { Store } from '../store/open.ts';
import type { Clock } from './clock.ts';

export interface Believing extends Pick<Store, 'meta'> {
  readonly clock: Clock;
  readonly log: Log;
  /** What the clocks of platforms that are connected say (epoch ms). */
  readonly others: () => readonly number[];
}

const hour = 60 * 60 * 1000;
/** How far (ms) clocks may be apart. */
const agree = hour;
/** Nobody wonders that a bot did not run for so long (ms). */
const shortAway = 24 * hour;
/** How long (ms) a clock that was set ahead must go on from there before it is believed. */
const proven = 6 * hour;
/** The last time that was believed here. */
const believedKey = 'believed-time';

/**
 * By which time (epoch ms) what was kept for long enough is deleted: nobody gets it back where a machine's clock was ahead for
 * a minute. It is never later than the clock. A clock that was suddenly set ahead, or is days ahead of when the bot ran last, is
 * believed once it has gone on from there for hours; until then time goes on evenly from what was believed before. Platforms
 * that say an earlier time are believed at once. So nothing waits for a platform, and after a long rest for some hours alone.
 * A clock that is moved on purpose (without `steady`) is believed.
 */
export function believing({ meta, clock, log, others }: Believing): () => Promise<number> {
  const { steady } = clock;
  if (!steady) return async () => clock.now();
  /** Both clocks when they agreed last. */
  let sure: { readonly wall: number; readonly steady: number } | null = null;
  /** Both clocks when it was set ahead. */
  let set: { readonly wall: number; readonly steady: number } | null = null;
  let isOdd = false;
  const tell = (ahead: number) => {
    if (ahead > agree && !isOdd) log.warn('clock-not-believed', { hoursAhead: Math.round(ahead / hour) });
    isOdd = ahead > agree;
  };
  return async () => {
    const seen = { wall: clock.now(), steady: steady() };
    if (!sure) {
      const last = Number((await meta.get(believedKey)) ?? seen.wall);
      sure = seen.wall - last > shortAway ? { ...seen, wall: last } : seen;
    }
    const even = (from: { readonly wall: number; readonly steady: number }) =>
      from.wall + seen.steady - from.steady;
    if (seen.wall - even(sure) <= agree) {
      sure = seen;
      set = null;
    } else if (!set || Math.abs(seen.wall - even(set)) > agree) set = seen;
    else if (seen.steady - set.steady >= proven) {
      sure = seen;
      set = null;
    }
    const believed = Math.min(seen.wall, even(sure), ...earlier(seen.wall, others()));
    tell(seen.wall - believed);
    await meta.set(believedKey, String(believed));
    return believed;
  };
}

/** Those that say an earlier time by more than they may be apart. */
function earlier(now: number, others: readonly number[]): number[] {
  return others.filter((other) => now - other > agree);
}
