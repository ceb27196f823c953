import { z } from 'zod';
import type { Database } from '../database.ts';
import { type OutboxRow, outboxEntry } from './row.ts';

/** Who holds a row while sending it, and until when (epoch ms) others must keep away. */
export interface Lease {
  readonly owner: string;
  readonly until: number;
}

/** What is due, who has it in hand, and what became of it. */
export function outboxQueue(db: Database) {
  /** Only the holder of the lease may say what became of a row. */
  const settle = async (
    id: string,
    owner: string,
    values: { state: OutboxRow['state']; message?: string; error?: string; due_at?: number },
  ): Promise<void> => {
    await db
      .updateTable('outbox')
      .set({ lease_owner: null, lease_until: null, ...values })
      .where('id', '=', id)
      .where('lease_owner', '=', owner)
      .execute();
  };

  return {
    /** Takes the due rows that nobody holds, oldest first. */
    async claim(now: number, lease: Lease, atMost: number): Promise<OutboxRow[]> {
      const due = db
        .selectFrom('outbox')
        .select('id')
        .where('state', '=', 'pending')
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .limit(atMost);
      const rows = await db
        .updateTable('outbox')
        .set((row) => ({
          state: 'claimed',
          attempts: row('attempts', '+', 1),
          first_attempt_at: row.fn.coalesce('first_attempt_at', row.val(now)),
          lease_owner: lease.owner,
          lease_until: lease.until,
        }))
        .where('id', 'in', due)
        .returningAll()
        .execute();
      return rows.map(outboxEntry).sort((a, b) => a.dueAt - b.dueAt);
    },

    /** Takes rows whose holder died while sending (not these, which we hold): what became of them is not known. */
    async claimAbandoned(now: number, lease: Lease, except: readonly string[]): Promise<OutboxRow[]> {
      const rows = await db
        .updateTable('outbox')
        .set((row) => ({
          attempts: row('attempts', '+', 1),
          lease_owner: lease.owner,
          lease_until: lease.until,
        }))
        .where('state', '=', 'claimed')
        .where('lease_until', '<', now)
        .where('id', 'not in', [...except, ''])
        .returningAll()
        .execute();
      return rows.map(outboxEntry);
    },

    /** Keeps what this owner is still sending; a process that died renews nothing. */
    async renew({ owner, until }: Lease, ids: readonly string[]): Promise<void> {
      await db
        .updateTable('outbox')
        .set({ lease_until: until })
        .where('id', 'in', ids)
        .where('lease_owner', '=', owner)
        .where('state', '=', 'claimed')
        .execute();
    },

    async sent(row: OutboxRow, owner: string, message: string | null): Promise<void> {
      const again = await db
        .updateTable('outbox')
        .set({ state: 'pending', lease_owner: null, lease_until: null, first_attempt_at: null, attempts: 0 })
        .where('id', '=', row.id)
        .where('lease_owner', '=', owner)
        .where('asked', '>', row.asked)
        .executeTakeFirst();
      if (again.numUpdatedRows > 0n) return;
      await settle(row.id, owner, { state: 'sent', ...(message === null ? {} : { message }) });
    },

    retry: (row: OutboxRow, owner: string, dueAt: number, error: string) =>
      settle(row.id, owner, { state: 'pending', due_at: dueAt, error }),

    giveUp: (row: OutboxRow, owner: string, state: 'failed' | 'unknown' | 'withdrawn', error: string) =>
      settle(row.id, owner, { state, error }),

    /** When the next row wants attention (epoch ms): due, or a lease has run out. `held` are in hand already. */
    async nextDue(held: readonly string[] = []): Promise<number | null> {
      const due = await db
        .selectFrom('outbox')
        .select(({ fn }) => fn.min('due_at').as('at'))
        .where('state', '=', 'pending')
        .executeTakeFirst();
      const lease = await db
        .selectFrom('outbox')
        .select(({ fn }) => fn.min('lease_until').as('at'))
        .where('state', '=', 'claimed')
        .where('id', 'not in', [...held, ''])
        .executeTakeFirst();
      const moments = [due?.at, lease?.at]
        .map((at) => z.coerce.number().nullish().parse(at))
        .filter((at) => at != null);
      return moments.length > 0 ? Math.min(...moments) : null;
    },
  };
}
