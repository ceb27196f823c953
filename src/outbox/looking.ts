import type { Log } from '../chat/log.ts';
import type { InHand } from './in-hand.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { Pace } from './pace.ts';
import type { Taking } from './taking.ts';

/** What is due but cannot be taken just now (its lane is full, its post in hand) is looked for again so soon (ms). */
const lookAgain = 250;

export interface Looking {
  /** Takes what is due, of all lanes that have room. Looks one after another. */
  look(): Promise<void>;
  /** The same as soon as it can be; several requests become one. What fails is logged. */
  soon(work?: () => Promise<void>): void;
  /** A row of this lane has ended: takes what that has made due, or made room for. */
  goOn(lane: string): void;
  /** In how many milliseconds the next look through all that waits may come, if something due was left behind. */
  readonly againIn: number;
  /** Takes nothing more; resolves when nothing is being taken any more. */
  stop(): Promise<void>;
}

/**
 * Looks for what is due. While some lanes are full, a look goes through all that waits in them, so it does not come too
 * often; meanwhile these lanes alone are filled again. `looked`: after each look.
 */
export function looking(
  take: Taking,
  hand: InHand,
  { batch }: Pace,
  log: Log,
  looked: () => Promise<void>,
): Looking {
  const inTurn = oneAtATime();
  let stopped = false;
  let comes = false;
  let lastAt = Number.NEGATIVE_INFINITY;
  /** The lanes that were closed to the last look. */
  let closed: readonly string[] = [];
  /** It ended because hardly any more can be held. */
  let full = false;

  const look = (): Promise<void> =>
    inTurn(async () => {
      comes = false;
      if (stopped) return;
      await take.abandoned();
      for (let more = true; more && !stopped; ) {
        lastAt = performance.now();
        closed = hand.closed();
        const got = await take.due({ except: closed });
        // The last places are for others, who come with later looks.
        full = hand.room * 4 <= batch;
        more = !full && got > 0;
      }
      await looked();
    });

  const refill = (lanes: readonly string[]): Promise<void> =>
    inTurn(async () => {
      comes = false;
      for (let more = true; more && !stopped; ) {
        const only = lanes.filter((lane) => hand.hasRoomAgain(lane));
        if (only.length === 0) break;
        more = (await take.due({ only })) > 0;
      }
      await looked();
    });

  const soon = (work = look): void => {
    if (comes || stopped) return;
    comes = true;
    work().catch((error: unknown) => {
      comes = false;
      log.error('outbox-broke', {}, error);
    });
  };

  return {
    look,
    soon,
    goOn(lane) {
      if (full) {
        // Not for each row that ends.
        if (hand.room >= batch) soon();
      } else if (closed.length === 0) soon();
      else if (closed.includes(lane) && hand.hasRoomAgain(lane))
        soon(performance.now() - lastAt < lookAgain ? () => refill(closed) : look);
    },
    get againIn() {
      return Math.max(0, lastAt + lookAgain - performance.now());
    },
    stop() {
      stopped = true;
      return inTurn(async () => {});
    },
  };
}
