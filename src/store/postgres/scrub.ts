import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { Tables } from '../tables.ts';
import { hurriedAgain } from './pool.ts';
import { isConflict } from './trouble.ts';

/**
 * Whose rows must not tell in which order they were written: beside those that bear a time (`rsvps`) it would show whose is
 * whose. PostgreSQL keeps rows as they come, each with the number of the transaction that wrote it (`xmin`).
 */
const withoutOrder = ['direct_wishes', 'chosen_languages', 'forgotten', 'tombstones'] as const;

/** Out of which people are deleted, or what a group planned and said. */
const deletedFrom = [
  'rsvps',
  'reactions',
  'personal_reminders',
  'name_grants',
  'organizers',
  'audit',
  'requests',
  'outbox',
  'event_counts',
  'posts',
  'events',
  'series',
  'templates',
  'shares',
  'shared_answers',
  'groups',
] as const;

/**
 * As long as it takes, but nobody may have to wait for long behind it: who reads (a backup) keeps it from beginning. (A
 * statement that waited in vain is tried a few times more: see driver.ts.)
 */
const patient = "SET statement_timeout = 0; SET lock_timeout = '200ms'";

/**
 * Writes the tables anew: PostgreSQL leaves what was deleted where it is, and VACUUM alone only lets it be written over.
 * False where somebody else had one of them for longer than a moment.
 */
export async function scrub(db: Kysely<Tables>): Promise<boolean> {
  return db.connection().execute(async (connection) => {
    await sql.raw(patient).execute(connection);
    try {
      for (const table of withoutOrder) await evenOut(connection, table);
      for (const table of deletedFrom) await sql`VACUUM FULL ${sql.table(table)}`.execute(connection);
      return true;
    } catch (error) {
      if (!isConflict(error)) throw error;
      return false;
    } finally {
      await sql.raw(hurriedAgain).execute(connection);
    }
  });
}

const keys = z.array(z.object({ name: z.string() })).length(1);

/** All rows by one transaction, then in the order of their key; the old ones are gone with the file that they stood in. */
async function evenOut(connection: Kysely<Tables>, table: (typeof withoutOrder)[number]): Promise<void> {
  const column = table === 'forgotten' ? 'digest' : 'person';
  await sql`UPDATE ${sql.table(table)} SET ${sql.ref(column)} = ${sql.ref(column)}`.execute(connection);
  const { rows } = await sql`SELECT relname AS name FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
    WHERE indrelid = ${table}::regclass AND indisprimary`.execute(connection);
  const [key] = keys.parse(rows);
  await sql`CLUSTER ${sql.table(table)} USING ${sql.ref(key?.name ?? '')}`.execute(connection);
}
