import schedule from 'node-schedule';

/** Wakes somebody. The database knows what is due; this only knows when to look. */
export interface Alarm {
  /** Wakes at this moment (epoch ms of the real clock) instead of the one set before; null: not at all. */
  set(at: number | null): void;
  stop(): void;
}

/** Also sweeps every minute, in case a moment was missed (sleep, a clock that jumped). */
export function createAlarm(wake: () => void, sweep: () => void): Alarm {
  const sweeping = schedule.scheduleJob('* * * * *', sweep);
  let next: schedule.Job | null = null;
  return {
    set(at) {
      next?.cancel();
      // node-schedule ignores moments that are past or just passing.
      next = at === null ? null : schedule.scheduleJob(new Date(Math.max(at, Date.now() + 10)), wake);
    },
    stop() {
      next?.cancel();
      sweeping.cancel();
    },
  };
}
