import type { Database } from './database.ts';

/** Under which the fingerprint of the secret stands that the database was written with. */
export const fingerprintKey = 'secret-fingerprint';

/** Single values about the installation itself. */
export function metaIn(db: Database) {
  return {
    async get(key: string): Promise<string | null> {
      const row = await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst();
      return row?.value ?? null;
    },

    async set(key: string, value: string): Promise<void> {
      await db
        .insertInto('meta')
        .values({ key, value })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
        .execute();
    },

    /** Sets what was not set yet, and resolves to what stands: of several processes at once all get the same. */
    async keep(key: string, value: string): Promise<string> {
      await db
        .insertInto('meta')
        .values({ key, value })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute();
      return (await this.get(key)) ?? value;
    },

    async forget(key: string): Promise<void> {
      await db.deleteFrom('meta').where('key', '=', key).execute();
    },
  };
}
