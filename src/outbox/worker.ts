import { randomUUID } from 'node:crypto';
import type { Log } from '../chat/log.ts';
import { type Alarm, createAlarm } from './alarm.ts';
import { beating, jumpsOf } from './beating.ts';
import type { Delivery } from './delivery.ts';
import { InHand } from './in-hand.ts';
import { leasesOf } from './leases.ts';
import { looking } from './looking.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { type Pace, usualPace } from './pace.ts';
import { settling } from './settle.ts';
import { type Hold, taking } from './taking.ts';
import { working } from './working.ts';

/** What has its moments besides the outbox: it is seen to before what is due is taken, and woken for. */
export interface Timed {
  /** Does what is due by now. */
  run(): Promise<void>;
  /** When it has something to do next (epoch ms), after what is due by now; null: nothing. */
  next(): Promise<number | null>;
}

export interface Worker {
  /** Sends all that is due now; resolves when each has been tried. Rejects only where the database fails. */
  run(): Promise<void>;
  /** Takes what is due, and sets the alarm to what comes next. */
  rearm(): Promise<void>;
  /** Takes what is due, and begins to wake by itself. */
  start(): Promise<void>;
  /** Takes nothing more and resolves when what is on its way has ended. */
  stop(): Promise<void>;
}

/**
 * Sends what the outbox holds. Rows of one post go one after another; neither a channel that hangs nor a group with
 * thousands of rows delays others. `tidy` is called each minute.
 */
export function createWorker(
  delivery: Delivery,
  log: Log,
  tidy: () => Promise<void>,
  timed: readonly Timed[] = [],
  pace: Pace = usualPace,
): Worker {
  const { store, now } = delivery;
  const owner = randomUUID();
  const hand = new InHand(pace, now);
  const inTurn = oneAtATime();
  const leases = leasesOf(store, owner, hand, pace, now, inTurn);
  const work = working(delivery, log, hand, leases, settling(delivery, owner, inTurn));
  const lastOf = new Map<string, Promise<void>>();
  let alarm: Alarm | null = null;
  /** Something due waits that could not be taken. */
  let left = false;

  const hold: Hold = (row, { until, steadyUntil }, abandoned) => {
    const queue = row.postId ?? row.id;
    const before = lastOf.get(queue) ?? Promise.resolve();
    const { promise: ended, resolve: end } = Promise.withResolvers<void>();
    const held = hand.add({ row, abandoned, until, steadyUntil, ended });
    lastOf.set(queue, ended);
    const inItsTurn = async (): Promise<void> => {
      await before;
      try {
        await work(held);
      } catch (error) {
        log.error('outbox-broke', { row: row.id }, error);
      }
      hand.remove(held);
      if (lastOf.get(queue) === ended) lastOf.delete(queue);
      end();
      // Without an alarm somebody waits in `run`, and looks again.
      if (alarm || left) looks.goOn(row.lane);
    };
    void inItsTurn();
  };

  const setAlarm = async (): Promise<void> => {
    const due = await store.outbox.nextDue(owner);
    const at = now();
    left = due !== null && due <= at;
    if (!alarm) return;
    const others = await Promise.all(timed.map((each) => each.next()));
    const moments = [left ? at + looks.againIn : due, ...others].filter((moment) => moment !== null);
    alarm?.set(moments.length === 0 ? null : Date.now() + (Math.min(...moments) - at));
  };

  const take = taking(delivery, owner, hand, leases, hold);
  const looks = looking(take, hand, pace, log, setAlarm);

  const jump = jumpsOf(now);
  /** Whether the clock was set since the last look. */
  const heedClock = async (): Promise<boolean> => {
    const by = jump();
    if (by < 0) await inTurn(() => store.outbox.clockSetBack(-by));
    return by !== 0;
  };
  const wake = async (): Promise<void> => {
    await leases.ready();
    await heedClock();
    for (const each of timed) await each.run();
    await looks.look();
  };
  const sweep = async (): Promise<void> => {
    await tidy();
    await wake();
  };
  const logged = (code: string, act: () => Promise<void>) => () =>
    void act().catch((error: unknown) => log.error(code, {}, error));

  const renew = logged('lease-not-renewed', leases.beat);
  const lookAgain = logged('outbox-broke', async () => {
    const wasSet = await heedClock();
    // Another process may have asked for something, and died before it was due.
    if (alarm && (store.isShared || wasSet)) looks.soon();
  });
  const stopBeating = beating(pace.beatMs, () => {
    renew();
    lookAgain();
  });

  return {
    async run() {
      const before = hand.taken;
      for (let known = -1; known !== hand.taken; ) {
        known = hand.taken;
        await wake();
        // What becomes due by these (a post's reactions, a refresh) is taken by the next look.
        const mine = hand.all().filter(({ ordinal }) => ordinal > before);
        await Promise.all(mine.map(({ ended }) => ended));
      }
    },
    async rearm() {
      if (!alarm) return;
      const before = left;
      await setAlarm();
      if (left && !before) looks.soon();
    },
    async start() {
      alarm = createAlarm(logged('outbox-broke', wake), logged('outbox-broke', sweep));
      await sweep();
    },
    async stop() {
      alarm?.stop();
      alarm = null;
      left = false;
      await looks.stop();
      await Promise.all(hand.all().map(({ ended }) => ended));
      stopBeating();
    },
  };
}
