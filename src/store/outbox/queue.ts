import { sql } from 'kysely';
import { z } from 'zod';
import type { Database, Engine } from '../database.ts';
import { type OutboxRow, outboxEntry } from './row.ts';
import { recordLater, recordSent, type Settled } from './settled.ts';

/** Who holds a row while sending it, and until when (epoch ms) others must keep away. */
export interface Lease {
  readonly owner: string;
  readonly until: number;
}

/** Of which lanes rows are taken: of all but some, or of some alone; and how many of each at most. */
export type FromLanes = ({ readonly except: readonly string[] } | { readonly only: readonly string[] }) & {
  readonly ofEach?: number;
};

/** A lease that ends so much (ms) later than any could was taken before the clock was set back: its holder is gone. */
const farAhead = 60_000;

/** Written out, so that the database sees that its index of what is in hand fits. */
const claimed = sql.lit('claimed');
const pending = sql.lit('pending');

const ids = z.array(z.object({ id: z.string() }));
const postIds = z.array(z.object({ post_id: z.string() }));
const moment = z.coerce.number().nullish();

/**
 * What is due, who has it in hand, and what became of it. Where other processes claim at the same time, what one of them
 * is just taking is passed over.
 */
export function outboxQueue(
  db: Database,
  { isShared, now: clock, rows }: Pick<Engine, 'isShared' | 'now' | 'rows'>,
) {
  return {
    /** The database's own time (epoch ms): processes on several machines reckon leases by it. */
    async clock(): Promise<number> {
      const { rows: found } = await sql<{ now: number }>`SELECT ${clock} AS now`.execute(db);
      return z.coerce.number().parse(found[0]?.now);
    },

    /**
     * Takes due rows that nobody holds, oldest first. Of a post of which somebody has a row in hand none is taken: a
     * message and what changes it must not pass one another on two ways.
     */
    async claim(
      now: number,
      lease: Lease,
      atMost: number,
      lanes: FromLanes = { except: [] },
    ): Promise<OutboxRow[]> {
      const { ofEach = atMost } = lanes;
      let due = db
        .selectFrom('outbox')
        .select(['outbox.id', 'outbox.lane', 'outbox.due_at'])
        .where('outbox.state', '=', pending)
        .where('due_at', '<=', now)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('outbox as other')
                .select('other.id')
                .whereRef('other.post_id', '=', 'outbox.post_id')
                .where('other.state', '=', claimed),
            ),
          ),
        );
      if ('only' in lanes) due = due.where('lane', 'in', [...lanes.only, '']);
      else if (lanes.except.length > 0) due = due.where('lane', 'not in', lanes.except);
      const oldest = due
        .orderBy('due_at')
        .limit(atMost)
        .$if(isShared, (query) => query.forUpdate().skipLocked());
      const inTheirLanes = db.selectFrom(oldest.as('oldest')).select(({ fn }) => [
        'id',
        fn
          .agg<number>('row_number')
          .over((window) => window.partitionBy('lane').orderBy('due_at'))
          .as('nth'),
      ]);
      const found = await db
        // PostgreSQL may carry out a subselect several times, and then take more than `atMost`; never this.
        .with('due', () => inTheirLanes)
        .updateTable('outbox')
        .set((row) => ({
          state: 'claimed',
          attempts: row('attempts', '+', 1),
          first_attempt_at: row.fn.coalesce('first_attempt_at', row.val(now)),
          lease_owner: lease.owner,
          lease_until: lease.until,
        }))
        .where('id', 'in', (query) => query.selectFrom('due').select('due.id').where('due.nth', '<=', ofEach))
        .returningAll()
        .execute();
      return found.map(outboxEntry).sort((a, b) => a.dueAt - b.dueAt);
    },

    /** Takes rows whose holder died while sending (not these, which we hold): what became of them is not known. */
    async claimAbandoned(now: number, lease: Lease, except: readonly string[]): Promise<OutboxRow[]> {
      const seen = await db
        .selectFrom('outbox')
        .select('id')
        .where('state', '=', claimed)
        .where(({ or, eb }) => or([eb('lease_until', '<', now), eb('lease_until', '>', now + farAhead)]))
        .execute();
      const held = new Set(except);
      const abandoned = ids
        .parse(seen)
        .map(({ id }) => id)
        .filter((id) => !held.has(id));
      if (abandoned.length === 0) return [];
      const found = await db
        .updateTable('outbox')
        .set((row) => ({
          attempts: row('attempts', '+', 1),
          lease_owner: lease.owner,
          lease_until: lease.until,
        }))
        .where('id', 'in', abandoned)
        .where('state', '=', claimed)
        // Somebody else may have been faster.
        .where(({ or, eb }) => or([eb('lease_until', '<', now), eb('lease_until', '>', now + farAhead)]))
        .returningAll()
        .execute();
      return found.map(outboxEntry);
    },

    /** The posts of which somebody else has a row in hand. */
    async inOtherHands(owner: string, now: number): Promise<Set<string>> {
      const found = await db
        .selectFrom('outbox')
        .select('post_id')
        .where('state', '=', claimed)
        .where('post_id', 'is not', null)
        .where('lease_owner', '!=', owner)
        .where('lease_until', '>=', now)
        .execute();
      return new Set(postIds.parse(found).map(({ post_id }) => post_id));
    },

    /** Keeps what this owner is still sending; a process that died renews nothing. Resolves to those that are still its. */
    async renew({ owner, until }: Lease, wanted: readonly string[]): Promise<Set<string>> {
      const found = await db
        .updateTable('outbox')
        .set({ lease_until: until })
        .where('id', 'in', [...wanted, ''])
        .where('lease_owner', '=', owner)
        .where('state', '=', claimed)
        .returning('id')
        .execute();
      return new Set(ids.parse(found).map(({ id }) => id));
    },

    /**
     * Records what became of rows, all in one or two statements. Only the holder of the lease may: what somebody else
     * has taken over meanwhile stays as it is. Resolves to the ids of those that were its.
     */
    async settle(owner: string, settled: readonly Settled[]): Promise<Set<string>> {
      const sent = settled.filter((each) => each.is === 'sent');
      const later = settled.filter((each) => each.is === 'later');
      return new Set([
        ...(await recordSent(db, rows, owner, sent)),
        ...(await recordLater(db, rows, owner, later)),
      ]);
    },

    /** The clock was set back by so much (ms): how long ago something was first tried stays as long as it is. */
    async clockSetBack(by: number): Promise<void> {
      await db
        .updateTable('outbox')
        .set((row) => ({ first_attempt_at: row('first_attempt_at', '-', Math.ceil(by)) }))
        .where('state', 'in', [pending, claimed])
        .where('first_attempt_at', 'is not', null)
        .execute();
    },

    /** False where somebody else has taken it over meanwhile: then it stays as it is. */
    async giveUp(
      { id }: OutboxRow,
      owner: string,
      state: 'failed' | 'unknown' | 'withdrawn',
      error: string,
    ): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('outbox')
        // Whoever will not be written to need not be known any more.
        .set({ state, error, sealed: null, lease_owner: null, lease_until: null })
        .where('id', '=', id)
        .where('lease_owner', '=', owner)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    /** When the next row wants attention (epoch ms): due, or a lease of anybody but `owner` has run out. */
    async nextDue(owner = ''): Promise<number | null> {
      const due = await db
        .selectFrom('outbox')
        .select(({ fn }) => fn.min('due_at').as('at'))
        .where('state', '=', pending)
        .executeTakeFirst();
      const lease = await db
        .selectFrom('outbox')
        .select(({ fn }) => fn.min('lease_until').as('at'))
        .where('state', '=', claimed)
        .where('lease_owner', '!=', owner)
        .executeTakeFirst();
      const moments = [due?.at, lease?.at].map((at) => moment.parse(at)).filter((at) => at != null);
      return moments.length > 0 ? Math.min(...moments) : null;
    },
  };
}
