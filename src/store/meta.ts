import type { Database } from './database.ts';

/** Under which the fingerprint of the secret stands that the database was written with. */
export const fingerprintKey = 'secret-fingerprint';
/** Under which the keys of earlier secrets stand, sealed with the one in force. */
export const earlierKeysKey = 'earlier-keys';
/** Under which the bot that works in a data folder notes the fingerprints of all secrets that it knows. */
export const knownSecretsKey = 'known-secrets';

/** Since when (epoch ms) backups were made that may be kept: those from before hold a group that was wiped then. */
export const backupsFromKey = 'backups-from';

/** Something was deleted of which nothing may stay behind: set with it, in the same transaction, to a value of its own. */
export const scrubDueKey = 'scrub-due';

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
