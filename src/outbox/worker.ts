import { randomUUID } from 'node:crypto';
import type { Log } from '../chat/log.ts';
import type { OutboxRow } from '../store/outbox.ts';
import { type Alarm, createAlarm } from './alarm.ts';
import { type Delivery, deliver } from './deliver.ts';
import type { Outcome } from './outcome.ts';

/** How long (ms) a claimed row is left to its holder, how often the lease is renewed, how many are taken at a time. */
const leaseMs = 30_000;
const renewEveryMs = 10_000;
const batch = 50;

export interface Worker {
  /** Sends all that is due now; resolves when it has been tried. */
  run(): Promise<void>;
  /** Looks when the next row is due and sets the alarm to it. */
  rearm(): Promise<void>;
  /** Begins to wake by itself. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Sends what the outbox holds. Rows of one channel go one after another, channels side by side. */
export function createWorker(delivery: Delivery, log: Log): Worker {
  const owner = randomUUID();
  let alarm: Alarm | null = null;
  let running: Promise<void> | null = null;
  let again: Promise<void> | null = null;

  const settle = async (row: OutboxRow, outcome: Outcome): Promise<void> => {
    const { outbox } = delivery.store;
    const facts = { row: row.id, kind: row.kind, attempts: row.attempts };
    if (outcome.is === 'sent') {
      log.debug('delivered', facts);
      return outbox.sent(row, owner, outcome.message);
    }
    log.warn(outcome.is === 'later' ? 'delivery-delayed' : `delivery-${outcome.is}`, {
      ...facts,
      why: outcome.error,
    });
    if (outcome.is === 'later')
      return outbox.retry(row, owner, Math.ceil(delivery.now() + outcome.afterMs), outcome.error);
    return outbox.giveUp(row, owner, outcome.is, outcome.error);
  };

  const work = async (row: OutboxRow, abandoned: boolean): Promise<void> => {
    try {
      await settle(row, await deliver(delivery, row, abandoned));
    } catch (error) {
      // A fault of ours, perhaps after the send: next time the platform is asked before anything is sent.
      log.error('delivery-broke', { row: row.id, kind: row.kind }, error);
      await settle(row, { is: 'later', afterMs: leaseMs, error: 'broke-maybe-sent' });
    }
  };

  const round = async (): Promise<void> => {
    const { outbox } = delivery.store;
    const lease = () => ({ owner, until: delivery.now() + leaseMs });
    for (const row of await outbox.claimAbandoned(delivery.now(), lease())) await work(row, true);
    for (;;) {
      const rows = await outbox.claim(delivery.now(), lease(), batch);
      if (rows.length === 0) break;
      const lines = Map.groupBy(rows, (row) => row.postId);
      await Promise.all(
        [...lines.values()].map(async (line) => {
          for (const row of line) await work(row, false);
        }),
      );
    }
    await rearm();
  };

  const run = (): Promise<void> => {
    if (running) {
      // What became due during this round is taken by one more.
      again ??= running.then(() => {
        again = null;
        return run();
      });
      return again;
    }
    const renewing = setInterval(() => {
      const lease = { owner, until: delivery.now() + leaseMs };
      delivery.store.outbox.renew(lease).catch((error: unknown) => log.error('lease-not-renewed', {}, error));
    }, renewEveryMs);
    running = round().finally(() => {
      clearInterval(renewing);
      running = null;
    });
    return running;
  };

  const rearm = async (): Promise<void> => {
    if (!alarm) return;
    const due = await delivery.store.outbox.nextDue();
    alarm.set(due === null ? null : Date.now() + (due - delivery.now()));
  };

  return {
    run,
    rearm,
    async start() {
      alarm = createAlarm(() => void run().catch((error: unknown) => log.error('outbox-broke', {}, error)));
      await run();
    },
    async stop() {
      alarm?.stop();
      alarm = null;
      await again;
      await running;
    },
  };
}
