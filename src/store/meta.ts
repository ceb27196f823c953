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
  };
}
