import { PlatformError } from '../../chat/platform-error.ts';
import { LaneState } from './lane-state.ts';
import type { Lane } from './limit.ts';

/**
 * How long (ms) a call may wait for its turn. Longer waits are handed back to the outbox, whose lease on the row must
 * not be held by waiting, and which lets others go first meanwhile.
 */
export const longestWait = 10_000;
/** Whoever was let in waits for so much longer, since what comes ahead of others was not foreseen. */
const grace = 1.2;
/** From so many lanes on, those at rest are forgotten: each new channel makes one. */
const mostLanes = 256;
const soon = 2_000;
/**
 * Where nobody looked for so long (ms) though calls waited, the process stood still: frozen, or on a machine that slept.
 * Another process may have done meanwhile what they wait for, so they are sent away to ask anew.
 */
const standstill = 1_500;
const lookEvery = 500;

/** The time by which calls are paced; a test brings its own. */
export interface PacingClock {
  /** Milliseconds, which never go back. */
  now(): number;
  /** Calls back after so long (ms); returns the way to stop that. */
  after(ms: number, callBack: () => void): () => void;
}

/** How somebody waits for their turn. */
export interface Turn {
  /** Before the others: somebody waits for it. */
  readonly ahead?: boolean;
  /** For how long (ms) at most; {@link longestWait} unless said otherwise. */
  readonly patience?: number;
}

/** Lets calls out as often as a platform takes them, so that it need not refuse any. */
export interface Pacer {
  /**
   * Does the work as soon as each of its lanes (the narrowest first) has room, in the order of asking. Whoever
   * waits for a narrow lane keeps nobody from a wide one. Rejects with `rate-limited` where the turn would come too late.
   */
  run<T>(lanes: readonly Lane[], work: () => Promise<T>, turn?: Turn): Promise<T>;
  /** Nothing more goes out in that lane for so long (ms), whatever its limit. */
  close(key: string, ms: number): void;
  /** Sends all away that wait; whoever comes later is taken again. */
  sendAway(): void;
}

interface Waiting {
  readonly lanes: readonly Lane[];
  readonly ahead: boolean;
  /** Until when it waits. */
  readonly until: number;
  readonly go: () => void;
  readonly refuse: (error: PlatformError) => void;
}

export const realClock: PacingClock = {
  now: () => performance.now(),
  after(ms, callBack) {
    const timer = setTimeout(callBack, ms);
    return () => clearTimeout(timer);
  },
};

export function createPacer(clock: PacingClock = realClock): Pacer {
  const states = new Map<string, LaneState>();
  let waiting: Waiting[] = [];
  let stopTimer: (() => void) | null = null;
  let lastLook = clock.now();

  const stateOf = (key: string): LaneState => {
    const known = states.get(key);
    if (known) return known;
    if (states.size >= mostLanes) forgetResting();
    const made = new LaneState();
    states.set(key, made);
    return made;
  };
  const forgetResting = (): void => {
    const wanted = new Set(waiting.flatMap(({ lanes }) => lanes.map(({ key }) => key)));
    for (const [key, state] of states) {
      if (!wanted.has(key) && state.isAtRest(clock.now())) states.delete(key);
    }
  };
  const latest = (lanes: readonly Lane[], of: (state: LaneState, lane: Lane) => number): number =>
    Math.max(...lanes.map((lane) => of(stateOf(lane.key), lane)));
  const freeAt = (lanes: readonly Lane[]): number => latest(lanes, (state, lane) => state.freeAt(lane));
  const soonest = (lanes: readonly Lane[]): number => latest(lanes, (state, lane) => state.soonest(lane));

  /** When the turn of a newcomer comes, behind those who wait in the same lanes. */
  const expected = (lanes: readonly Lane[], { ahead, patience }: Required<Turn>): number => {
    const waits = lanes.map(({ key, limit }, at) => {
      if (ahead || !limit) return 0;
      const others = waiting.filter((each) => each.lanes.some((lane) => lane.key === key));
      return (at === 0 ? others.length : comingThrough(others, patience)) * limit.everyMs;
    });
    return Math.max(clock.now(), soonest(lanes)) + Math.max(0, ...waits);
  };

  const refuseAll = (error: () => PlatformError): void => {
    const gone = waiting;
    waiting = [];
    for (const { refuse } of gone) refuse(error());
  };
  const begin = ({ lanes, go }: Waiting, now: number): void => {
    for (const lane of lanes) stateOf(lane.key).begin(lane, now);
    go();
  };

  /** Lets everybody out whose turn has come, and wakes when the next one's does. */
  const look = (): void => {
    stopTimer?.();
    stopTimer = null;
    // One moment for all: else who comes later could find a lane free that was not yet so for who comes before.
    const now = clock.now();
    if (now - lastLook > standstill) refuseAll(() => tooLong(soon));
    lastLook = now;
    let next = now + lookEvery;
    const still: Waiting[] = [];
    for (const each of waiting) {
      const free = freeAt(each.lanes);
      const atBest = Math.max(now, soonest(each.lanes));
      if (free <= now) begin(each, now);
      else if (atBest > each.until || now >= each.until) each.refuse(tooLong(Math.max(atBest - now, soon)));
      else {
        still.push(each);
        next = Math.min(next, free, each.until);
      }
    }
    waiting = still;
    if (waiting.length > 0) stopTimer = clock.after(Math.max(0, next - clock.now()), look);
  };
  return {
    async run(lanes, work, { ahead = false, patience = longestWait } = {}) {
      const now = clock.now();
      const wait = expected(lanes, { ahead, patience }) - now;
      if (wait > patience) throw tooLong(wait);
      await new Promise<void>((go, refuse) => {
        if (waiting.length === 0) lastLook = now;
        const behind = ahead ? waiting.findIndex((each) => !each.ahead) : -1;
        waiting.splice(behind === -1 ? waiting.length : behind, 0, {
          lanes,
          ahead,
          until: now + patience * grace,
          go,
          refuse,
        });
        look();
      });
      try {
        return await work();
      } finally {
        for (const lane of lanes) stateOf(lane.key).end(lane, clock.now());
        look();
      }
    },
    close(key, ms) {
      stateOf(key).closeUntil(clock.now() + ms);
      look();
    },
    sendAway() {
      const fields = { code: 'unreachable', retry: { afterMs: soon } } as const;
      refuseAll(() => new PlatformError('not connected any more', fields));
      look();
    },
  };
}

/** How many of those who wait come into a wide lane within such a time (ms): not more than their narrow ones let out. */
function comingThrough(waiting: readonly Waiting[], within: number): number {
  const narrow = Map.groupBy(waiting, ({ lanes }) => lanes[0]?.key);
  return narrow.values().reduce((sum, those) => {
    const everyMs = those[0]?.lanes[0]?.limit?.everyMs ?? 0;
    return sum + Math.min(those.length, 1 + within / everyMs);
  }, 0);
}

function tooLong(afterMs: number): PlatformError {
  return new PlatformError('others come first', {
    code: 'rate-limited',
    retry: { afterMs: Math.ceil(afterMs) },
  });
}
