import type { RawBuilder } from 'kysely';
import { z } from 'zod';
import type { Database } from './database.ts';

/** What one process at a time has. */
export interface Taken {
  /** Greater than that of every holder before. */
  readonly fence: number;
  /** How long ago (ms) the holder before was heard of last; null: there was none. */
  readonly idleFor: number | null;
}

export interface Holder {
  readonly name: string;
  readonly owner: string;
}

const fenceRow = z.object({ fence: z.number() });
const stateRow = z.object({ until: z.number(), now: z.number() });
const holderRow = z.object({ name: z.string(), owner: z.string() });

/**
 * What is held by one process at a time, and for a while only: whoever dies renews nothing. `now` is the database's clock,
 * since those of several machines differ. If that one is set back, a lease that ends later than any that could be taken
 * now counts as ended. If it is set forward, a second holder may begin before the first one notices, which it does with
 * its next renewal.
 */
export function leasesIn(db: Database, now: RawBuilder<number>) {
  return {
    /** Takes what nobody holds, for `lasts` (ms); null while somebody does. Who takes it anew is a new holder. */
    async take({ name, owner }: Holder, lasts: number): Promise<Taken | null> {
      const before = await db
        .selectFrom('leases')
        .select(['until', now.as('now')])
        .where('name', '=', name)
        .executeTakeFirst();
      const taken = await db
        .insertInto('leases')
        .values(({ eb }) => ({ name, owner, fence: 1, until: eb(now, '+', lasts) }))
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet(({ eb, ref }) => ({
              owner: ref('excluded.owner'),
              fence: eb('leases.fence', '+', 1),
              until: ref('excluded.until'),
            }))
            .where(({ eb, or }) =>
              or([eb('leases.until', '<=', now), eb('leases.until', '>', eb(now, '+', 2 * lasts))]),
            ),
        )
        .returning('leases.fence')
        .executeTakeFirst();
      if (!taken) return null;
      const known = before && stateRow.parse(before);
      const idleFor = known ? Math.max(0, known.now - known.until + lasts) : null;
      return { ...fenceRow.parse(taken), idleFor };
    },

    /** Keeps it for `lasts` (ms) from now; false if it is somebody else's, or could have become so. */
    async renew({ name, owner }: Holder, fence: number, lasts: number): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('leases')
        .set(({ eb }) => ({ until: eb(now, '+', lasts) }))
        .where('name', '=', name)
        .where('owner', '=', owner)
        .where('fence', '=', fence)
        .where('until', '>', now)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    /** Somebody else may take it at once. */
    async release({ name, owner }: Holder, fence: number): Promise<void> {
      await db
        .updateTable('leases')
        .set({ until: now })
        .where('name', '=', name)
        .where('owner', '=', owner)
        .where('fence', '=', fence)
        .where('until', '>', now)
        .execute();
    },

    /** Those whose names begin so and that are held now, by name. */
    async held(beginning: string): Promise<Holder[]> {
      const rows = await db
        .selectFrom('leases')
        .select(['name', 'owner'])
        .where('name', 'like', `${beginning}%`)
        .where('until', '>', now)
        .orderBy('name')
        .execute();
      return rows.map((row) => holderRow.parse(row));
    },

    /** Takes away one that is not needed any more. */
    async drop({ name, owner }: Holder): Promise<void> {
      await db.deleteFrom('leases').where('name', '=', name).where('owner', '=', owner).execute();
    },

    /** Takes away those whose names begin so and whose holders are gone; to one caller alone each is told. */
    async dropEnded(beginning: string): Promise<number> {
      const { numDeletedRows } = await db
        .deleteFrom('leases')
        .where('name', 'like', `${beginning}%`)
        .where('until', '<=', now)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
