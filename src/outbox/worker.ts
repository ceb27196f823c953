import { randomUUID } from 'node:crypto';
import type { Log } from '../chat/log.ts';
import type { OutboxRow } from '../store/outbox.ts';
import { type Alarm, createAlarm } from './alarm.ts';
import { deliver } from './deliver.ts';
import type { Delivery } from './delivery.ts';
import { giveUp } from './give-up.ts';
import type { Outcome } from './outcome.ts';

/** How long (ms) a claimed row is left to its holder, how often the lease is renewed, how many are held at a time. */
const leaseMs = 30_000;
const renewEveryMs = 10_000;
const mostHeld = 50;

export interface Worker {
  /** Sends all that is due now; resolves when each has been tried. Rejects only where the database fails. */
  run(): Promise<void>;
  /** Looks when the next row is due and sets the alarm to it. */
  rearm(): Promise<void>;
  /** Begins to wake by itself. */
  start(): Promise<void>;
  /** Takes nothing more and resolves when what is on its way has ended. */
  stop(): Promise<void>;
}

/**
 * Sends what the outbox holds. Rows of one post go one after another; a channel that hangs delays no other.
 * `tidy` is called with each wake.
 */
export function createWorker(delivery: Delivery, log: Log, tidy: () => Promise<void>): Worker {
  const owner = randomUUID();
  const held = new Map<string, Promise<void>>();
  const lastOf = new Map<string, Promise<void>>();
  let alarm: Alarm | null = null;
  let stopped = false;
  const lease = () => ({ owner, until: delivery.now() + leaseMs });

  const settle = async (row: OutboxRow, outcome: Outcome): Promise<void> => {
    const { outbox } = delivery.store;
    const facts = { row: row.id, kind: row.kind, attempts: row.attempts };
    if (outcome.is === 'sent') {
      log.debug('delivered', facts);
      return outbox.sent(row, owner, outcome.message);
    }
    const code = outcome.is === 'later' ? 'delivery-delayed' : `delivery-${outcome.is}`;
    log.warn(code, { ...facts, why: outcome.error });
    if (outcome.is === 'later') {
      return outbox.retry(row, owner, Math.ceil(delivery.now() + outcome.afterMs), outcome.error);
    }
    return giveUp(delivery, row, owner, outcome);
  };

  const work = async (row: OutboxRow, abandoned: boolean): Promise<void> => {
    try {
      const outcome = await deliver(delivery, row, abandoned);
      await delivery.watch('before-record');
      await settle(row, outcome);
      await delivery.watch('after-record');
    } catch (error) {
      // A fault of ours, perhaps after the send: next time the platform is asked before anything is sent.
      log.error('delivery-broke', { row: row.id, kind: row.kind }, error);
      await settle(row, { is: 'later', afterMs: leaseMs, error: 'broke-maybe-sent' });
    }
  };

  const hold = (row: OutboxRow, abandoned: boolean): Promise<void> => {
    const queue = row.postId ?? row.id;
    const before = lastOf.get(queue) ?? Promise.resolve();
    const mine = before
      .then(() => work(row, abandoned))
      .catch((error: unknown) => log.error('outbox-broke', { row: row.id }, error))
      .finally(() => {
        held.delete(row.id);
        if (lastOf.get(queue) === mine) lastOf.delete(queue);
      });
    held.set(row.id, mine);
    lastOf.set(queue, mine);
    return mine;
  };

  const take = async (): Promise<Promise<void>[]> => {
    if (stopped) return [];
    const { outbox } = delivery.store;
    await delivery.watch('before-claim');
    const lost = await outbox.claimAbandoned(delivery.now(), lease(), [...held.keys()]);
    const room = mostHeld - held.size;
    const due = room > 0 ? await outbox.claim(delivery.now(), lease(), room) : [];
    if (lost.length + due.length > 0) await delivery.watch('after-claim');
    return [...lost.map((row) => hold(row, true)), ...due.map((row) => hold(row, false))];
  };

  const run = async (): Promise<void> => {
    for (;;) {
      const taken = await take();
      await rearm();
      if (taken.length === 0) break;
      // What became due by these (a post's reactions, a refresh) is taken by the next turn.
      await Promise.all(taken);
    }
  };

  const rearm = async (): Promise<void> => {
    if (!alarm) return;
    // Without room the rows in hand come first; whoever holds them takes more when they have ended.
    const due = held.size < mostHeld ? await delivery.store.outbox.nextDue([...held.keys()]) : null;
    alarm?.set(due === null ? null : Date.now() + (due - delivery.now()));
  };

  const renewing = setInterval(() => {
    if (held.size === 0) return;
    delivery.store.outbox
      .renew(lease(), [...held.keys()])
      .catch((error: unknown) => log.error('lease-not-renewed', {}, error));
  }, renewEveryMs);
  renewing.unref();

  const wake = () => {
    tidy()
      .then(run)
      .catch((error: unknown) => log.error('outbox-broke', {}, error));
  };

  return {
    run,
    rearm,
    async start() {
      alarm = createAlarm(wake);
      await tidy();
      await run();
    },
    async stop() {
      stopped = true;
      alarm?.stop();
      alarm = null;
      await Promise.all(held.values());
      clearInterval(renewing);
    },
  };
}
