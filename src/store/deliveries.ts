import type { Database } from './database.ts';

/** Which deliveries were taken already: platforms send some twice. */
export function deliveriesIn(db: Database) {
  return {
    /** True the first time an id is seen, false for every repetition. */
    async takeOnce(id: string, now: number): Promise<boolean> {
      const result = await db
        .insertInto('deliveries')
        .values({ id, received_at: now })
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirst();
      return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
    },

    /** It did not come to anything: the next one is the first. */
    async forget(id: string): Promise<void> {
      await db.deleteFrom('deliveries').where('id', '=', id).execute();
    },

    /** Keeps no more than so many of those that were seen before `moment` (epoch ms): the latest. */
    async keepLatest(most: number, moment: number): Promise<void> {
      const old = db.selectFrom('deliveries').where('received_at', '<', moment);
      const first = await old
        .select('received_at')
        .orderBy('received_at', 'desc')
        .limit(1)
        .offset(most)
        .executeTakeFirst();
      if (!first) return;
      await db.deleteFrom('deliveries').where('received_at', '<=', first.received_at).execute();
    },

    async forgetBefore(moment: number): Promise<void> {
      await db.deleteFrom('deliveries').where('received_at', '<', moment).execute();
    },
  };
}
