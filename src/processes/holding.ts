import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '../chat/log.ts';
import type { Store } from '../store/open.ts';
import { aborted } from './aborted.ts';
import { elapsed, type Moment, moment } from './elapsed.ts';

/**
 * A lease is renewed every `beat`, and lasts so long (ms). Whoever holds it lets go `margin` before that, and whoever
 * waits for it looks every `look`: so what a dead process held is held again within eight seconds.
 */
export const times = { beat: 2_000, lasts: 6_000, margin: 1_000, look: 1_000 } as const;

/** What one process at a time does. */
export interface Held {
  readonly fence: number;
  /** How long ago (ms) the holder before was heard of last; null: there was none. */
  readonly idleFor: number | null;
  /** Aborted as soon as it is held no longer, or perhaps not. */
  readonly signal: AbortSignal;
}

export interface Holding {
  /**
   * Whether this process surely holds it in this moment. To be asked before anything is done by its right: a process that
   * was frozen goes on in the middle of whatever it did, before any timer tells it how late it is.
   */
  isHeld(): boolean;
  /** Ends the work, gives the lease back at once and takes it no more. */
  stop(): Promise<void>;
}

export interface ToHold {
  readonly leases: Store['leases'];
  readonly name: string;
  /** Of this process, another one at each start. */
  readonly owner: string;
  readonly log: Log;
  /**
   * Runs while it is held, and must end soon after the signal. If it ends by itself the lease is given back, and taken
   * again after a while where nobody else wants it.
   */
  readonly work: (held: Held) => Promise<void>;
  /** How long (ms) others are left to try after the work has ended by itself. */
  readonly restAfter?: () => number;
}

/** Does the work in whichever process holds the lease of that name; nowhere twice at a time. */
export function hold({ leases, name, owner, log, work, restAfter = () => 0 }: ToHold): Holding {
  const holder = { name, owner };
  const stopping = new AbortController();
  let held: { readonly controller: AbortController; renewed: Moment } | null = null;
  let isAway = false;

  const isSure = ({ renewed }: { renewed: Moment }): boolean => elapsed(renewed) < times.lasts - times.margin;
  const check = (): boolean => {
    if (held && !isSure(held)) held.controller.abort();
    return held !== null && !held.controller.signal.aborted;
  };
  /** Null where the database does not say; that is told once, not with each beat. */
  const asked = async <T>(question: Promise<T>): Promise<T | null> => {
    try {
      const answer = await question;
      isAway = false;
      return answer;
    } catch {
      if (!isAway) log.warn('lease-not-asked', { lease: name });
      isAway = true;
      return null;
    }
  };

  const holdOnce = async (): Promise<void> => {
    // Before it is asked for: the answer may take its time.
    const renewed = moment();
    const taken = await asked(leases.take(holder, times.lasts));
    if (!taken) return;
    const { fence, idleFor } = taken;
    const controller = new AbortController();
    const { signal } = controller;
    const mine = { controller, renewed };
    held = mine;
    const letGo = () => controller.abort();
    stopping.signal.addEventListener('abort', letGo, { once: true });
    const watching = setInterval(check, times.margin / 2).unref();
    let endedByItself = false;
    log.info('lease-taken', { lease: name, fence });
    const working = work({ fence, idleFor, signal })
      .catch((error: unknown) => log.error('held-work-broke', { lease: name }, error))
      .finally(() => {
        endedByItself = !signal.aborted;
        letGo();
      });
    while (check()) {
      await pause(times.beat, undefined, { signal, ref: false }).catch(() => {});
      if (!check()) break;
      const before = moment();
      const isKept = await Promise.race([asked(leases.renew(holder, fence, times.lasts)), aborted(signal)]);
      if (isKept === true) mine.renewed = before;
      if (isKept === false) letGo();
    }
    await working;
    clearInterval(watching);
    stopping.signal.removeEventListener('abort', letGo);
    held = null;
    log.info('lease-ended', { lease: name, fence });
    // Where the database hangs, it runs out by itself.
    await Promise.race([asked(leases.release(holder, fence)), pause(times.beat, null, { ref: false })]);
    if (endedByItself) await rest(restAfter());
  };
  const rest = (ms: number) => pause(ms, undefined, { signal: stopping.signal, ref: false }).catch(() => {});

  const running = (async () => {
    while (!stopping.signal.aborted) {
      await holdOnce();
      await rest(times.look);
    }
  })();
  return {
    isHeld: check,
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
