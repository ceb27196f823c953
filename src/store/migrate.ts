import { Kysely } from 'kysely';
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

/**
 * Makes the tables of an empty database as these migrations left them, and closes it: what was saved then fits into them.
 * Throws StoreError where a newer version made them.
 */
export async function migrateUpTo(engine: Engine, names: readonly string[]): Promise<void> {
  const known = migrations(engine);
  const last = names.toSorted().at(-1) ?? '';
  const db = new Kysely<Tables>({ dialect: engine.dialect });
  try {
    if (!names.every((name) => name in known))
      throw new StoreError(
        'newer-version',
        'This backup was made by a newer version of sanctuary-bot. Install that version, and restore it with that.',
      );
    const provider = { getMigrations: async () => known };
    const { error } = await new Migrator({ db, provider }).migrateTo(last);
    if (error) throw new StoreError('unusable', 'No database could be made to restore it into.', error);
  } finally {
    await db.destroy();
  }
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
