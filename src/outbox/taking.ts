import type { FromLanes, OutboxRow } from '../store/outbox.ts';
import type { Delivery } from './delivery.ts';
import type { InHand } from './in-hand.ts';
import type { Leases, Term } from './leases.ts';

/** How soon (ms) a row is looked at again whose post another process has in hand. */
const afterOther = 200;

/** Begins to work on a row. */
export type Hold = (row: OutboxRow, term: Term, abandoned: boolean) => void;

export interface Taking {
  /** Takes what is due of these lanes, as much as there is room for; resolves to how many there were. */
  due(from: FromLanes): Promise<number>;
  /** Takes over what somebody died with. */
  abandoned(): Promise<void>;
}

export function taking(
  { store: { outbox, isShared }, now, watch }: Pick<Delivery, 'store' | 'now' | 'watch'>,
  owner: string,
  hand: InHand,
  leases: Leases,
  hold: Hold,
): Taking {
  /** Somebody else may have claimed another row of the same post at the same moment: whoever sees it gives way. */
  const givingWay = async (rows: readonly OutboxRow[]): Promise<readonly OutboxRow[]> => {
    if (!isShared || rows.every(({ postId }) => postId === null)) return rows;
    const busy = await outbox.inOtherHands(owner, leases.now());
    const giving = rows.filter(({ postId }) => postId !== null && busy.has(postId));
    if (giving.length === 0) return rows;
    const untried = { is: 'later', error: null, tried: false } as const;
    const dueAt = () => Math.ceil(now() + afterOther * (0.5 + Math.random()));
    await outbox.settle(
      owner,
      giving.map((row) => ({ ...untried, row, dueAt: dueAt() })),
    );
    return rows.filter((row) => !giving.includes(row));
  };

  return {
    async due(from) {
      await leases.ready();
      const term = leases.term();
      const { room, roomOfEach } = hand;
      if (room === 0) return 0;
      await watch('before-claim');
      const rows = await outbox.claim(now(), term.lease, room, { ...from, ofEach: roomOfEach });
      if (rows.length > 0) await watch('after-claim');
      for (const row of await givingWay(rows)) hold(row, term, false);
      return rows.length;
    },
    async abandoned() {
      await leases.ready();
      const term = leases.term();
      const rows = await outbox.claimAbandoned(leases.now(), term.lease, hand.ids);
      if (rows.length > 0) await watch('after-claim');
      for (const row of rows) hold(row, term, true);
    },
  };
}
