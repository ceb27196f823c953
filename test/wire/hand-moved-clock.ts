import type { PacingClock } from '../../src/platforms/connecting/pacer.ts';

/** Time that passes when a test says so. */
export interface HandMovedClock extends PacingClock {
  /** Lets so long (ms) pass, with everything that falls due meanwhile, in order. */
  pass(ms: number): Promise<void>;
  /** So long (ms) passes while the process stands still. */
  freeze(ms: number): void;
}

export function handMovedClock(): HandMovedClock {
  let time = 0;
  const timers = new Map<symbol, { readonly at: number; readonly callBack: () => void }>();
  return {
    now: () => time,
    after(ms, callBack) {
      const id = Symbol('timer');
      timers.set(id, { at: time + ms, callBack });
      return () => timers.delete(id);
    },
    freeze(ms) {
      time += ms;
    },
    async pass(ms) {
      const end = time + ms;
      for (;;) {
        await settled();
        const [next] = [...timers].toSorted(([, a], [, b]) => a.at - b.at);
        if (!next || next[1].at > end) break;
        timers.delete(next[0]);
        time = Math.max(time, next[1].at);
        next[1].callBack();
      }
      time = end;
      await settled();
    },
  };
}

/** What was let go has gone on as far as it can without time. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
