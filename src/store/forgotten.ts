import { createHash } from 'node:crypto';
import type { Database } from './database.ts';

/** A pseudonym that must not come back with a backup. */
export interface Forgotten {
  /** See {@link digestOf}. */
  readonly digest: string;
  /** Epoch ms; by then no backup is left that could hold it. */
  readonly until: number;
}

/**
 * SHA-256 over a pseudonym, base64url: enough to know it again in a backup, and no name of anybody by itself. It ends as the
 * pseudonym does, so that it goes with it when the secret is changed (rotation/renew.ts): what a backup holds is older than
 * that and brought up to date link by link, and at its own link its digest is found (people/keys.ts).
 */
export function digestOf(person: string): string {
  const ending = /\.[0-9a-f]{8}$/.exec(person)?.[0] ?? '';
  return createHash('sha256').update(`forgotten ${person}`).digest('base64url') + ending;
}

const atOnce = 1_000;

/** Who had themselves forgotten, by digests of the pseudonyms that were deleted. */
export function forgottenIn(db: Database) {
  return {
    async add(these: readonly Forgotten[]): Promise<void> {
      // In an order of its own, so that neighbours need not belong together.
      const sorted = these.toSorted((a, b) => (a.digest < b.digest ? -1 : 1));
      for (let from = 0; from < sorted.length; from += atOnce)
        await db
          .insertInto('forgotten')
          .values(sorted.slice(from, from + atOnce))
          .onConflict((conflict) =>
            conflict.column('digest').doUpdateSet((row) => ({ until: row.ref('excluded.until') })),
          )
          .execute();
    },

    async all(): Promise<Forgotten[]> {
      return db.selectFrom('forgotten').select(['digest', 'until']).execute();
    },

    /** Whether what was kept under this pseudonym was forgotten, and nothing was said under it since. */
    async has(person: string): Promise<boolean> {
      const row = await db
        .selectFrom('forgotten')
        .select('digest')
        .where('digest', '=', digestOf(person))
        .executeTakeFirst();
      return row !== undefined;
    },

    /** They say something anew under this pseudonym: from now on it is kept like anybody's. */
    async recall(person: string): Promise<void> {
      await db.deleteFrom('forgotten').where('digest', '=', digestOf(person)).execute();
    },

    /** Those that no backup can hold any more. */
    async removeExpired(now: number): Promise<void> {
      await db.deleteFrom('forgotten').where('until', '<=', now).execute();
    },
  };
}
