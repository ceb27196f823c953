import type { Store } from '../store/open.ts';
import type { Lease } from '../store/outbox.ts';
import type { Held, InHand } from './in-hand.ts';
import type { InTurn } from './one-at-a-time.ts';
import type { Pace } from './pace.ts';

/** Another process has taken the row over: what becomes of it is that one's concern. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** How long (ms) a lease must still last for something to be sent by it. */
const margin = 1_500;

/** A clock that is off by so much (ms) from a steady one since the last look at the database's was set. */
const wasSet = 500;

export interface Term extends Pick<Held, 'until' | 'steadyUntil'> {
  readonly lease: Lease;
}

export interface Leases {
  /** By the clock of the leases (epoch ms). */
  now(): number;
  /** A lease that begins now. */
  term(): Term;
  /** To be called before rows are taken: the clock may have been set since the last time. */
  ready(): Promise<void>;
  /** Renews what is in hand, and reads the clock again. */
  beat(): Promise<void>;
  /** Resolves if the row is surely ours for a while. Rejects with LeaseLost. */
  mustHold(held: Held): Promise<void>;
}

/**
 * What this process has in hand, and until when. Processes share the database's clock for it; with a database of its own
 * a process goes by `clock`. A process that stood still (frozen, or on a machine that slept) asks before it goes on.
 */
export function leasesOf(
  { isShared, outbox }: Pick<Store, 'isShared' | 'outbox'>,
  owner: string,
  hand: InHand,
  { leaseMs }: Pace,
  clock: () => number,
  inTurn: InTurn,
): Leases {
  /** How far the database's clock is ahead of ours, as of when. */
  let read: { readonly ahead: number; readonly at: number; readonly steady: number } | null = null;
  const now = () => clock() + (read?.ahead ?? 0);
  const readClock = async () => {
    const ahead = (await outbox.clock()) - clock();
    read = { ahead, at: clock(), steady: performance.now() };
  };
  const ready = async () => {
    if (!isShared) return;
    const isRight = read !== null && Math.abs(clock() - read.at - (performance.now() - read.steady)) < wasSet;
    if (!isRight) await readClock();
  };
  const term = (): Term => {
    const until = now() + leaseMs;
    return { lease: { owner, until }, until, steadyUntil: performance.now() + leaseMs };
  };
  const renew = (ids: readonly string[]): Promise<ReadonlySet<string>> =>
    // Two statements that change the same rows at once could wait for one another.
    inTurn(async () => {
      await ready();
      const next = term();
      const kept = await outbox.renew(next.lease, ids);
      hand.keep(kept, next);
      return kept;
    });
  return {
    now,
    term,
    ready,
    async beat() {
      if (isShared) await readClock();
      if (hand.size > 0) await renew(hand.ids);
    },
    async mustHold(held) {
      const lasts = Math.min(held.until - now(), held.steadyUntil - performance.now());
      if (lasts >= margin) return;
      const kept = await renew([held.row.id]);
      if (!kept.has(held.row.id)) throw new LeaseLost('the lease has run out');
    },
  };
}
