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

    async forgetBefore(moment: number): Promise<void> {
      await db.deleteFrom('deliveries').where('received_at', '<', moment).execute();
    },
  };
}
