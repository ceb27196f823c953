import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Engine } from './database.ts';
import { migrations } from './migrations.ts';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';

/**
 * Brings the database to this version; of several processes at once one does it. Throws StoreError where a newer version
 * has written it.
 */
export async function migrate(db: Kysely<Tables>, engine: Engine): Promise<void> {
  const known = migrations(engine);
  const unknown = (await applied(db)).filter((name) => !(name in known));
  if (unknown.length > 0) {
    throw new StoreError(
      'newer-version',
      `This database was written by a newer version of sanctuary-bot (it has "${unknown[0]}"). ` +
        `Install that version again, or ${engine.elsewhere}. Nothing was changed.`,
    );
  }
  const provider = { getMigrations: async () => known };
  const { error } = await engine.unhurried(db, (connection) =>
    new Migrator({ db: connection, provider }).migrateToLatest(),
  );
  if (!error) return;
  throw (
    engine.troubleOf(error) ??
    new StoreError('unusable', 'The database could not be prepared; nothing was changed.', error)
  );
}

/** The names that kysely's Migrator has written down; none in a fresh database. */
async function applied(db: Kysely<Tables>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return [];
  const rows = await db
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom('kysely_migration')
    .select('name')
    .execute();
  return rows.map((row) => row.name);
}
