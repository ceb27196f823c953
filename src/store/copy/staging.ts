import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { migrateUpTo } from '../migrate.ts';
import { sqlite } from '../sqlite.ts';
import { CopyError } from './copy-error.ts';
import { rowsOf, tablesIn } from './sqlite-tables.ts';
import type { Row, Table } from './table.ts';

/** Of the rows of one table, in an order of their own. */
export interface GivenRow {
  /** The place of its table in the list. */
  readonly table: number;
  readonly row: Row;
}

/**
 * Makes a SQLite database in an empty folder as these migrations leave it, and fills it: all or nothing. Throws CopyError
 * where its rows do not fit.
 */
export async function fillAnew(
  folder: string,
  migrations: readonly string[],
  tables: readonly Pick<Table, 'name' | 'columns'>[],
  rows: AsyncIterable<GivenRow>,
): Promise<number> {
  await migrateUpTo(sqlite(folder), migrations);
  return withDatabase(folder, async (database) => {
    const known = tablesIn(database);
    const inserts = tables.map((table) => {
      const there = known.find(({ name }) => name === table.name);
      if (there?.columns.join() !== [...table.columns].sort().join()) throw doesNotFit();
      return database.prepare(insertion(table));
    });
    let count = 0;
    for await (const { table, row } of rows) {
      if (row.length !== tables[table]?.columns.length) throw doesNotFit();
      inserts[table]?.run(...row);
      count += 1;
    }
    if (database.prepare('PRAGMA foreign_key_check').all().length > 0) throw doesNotFit();
    return count;
  });
}

/**
 * What was due since the database was saved may have been sent: before it is sent again, its channel, or what was written to
 * that person, is looked at. `error`: how the outbox notes that. `now`: epoch ms.
 */
export async function doubtWhatWasDue(folder: string, error: string, now: number): Promise<void> {
  await withDatabase(folder, async (database) => {
    database
      .prepare(
        `UPDATE outbox SET error = ?, first_attempt_at = coalesce(first_attempt_at, due_at)
         WHERE state IN ('pending', 'claimed') AND due_at <= ?
         AND kind IN ('post', 'reminder', 'cancellation', 'change', 'direct')`,
      )
      .run(error, now);
  });
}

/** All that lies in it, each table after those that its rows belong to. */
export function readAll(folder: string): {
  readonly tables: readonly Table[];
  rows(table: Table): Iterable<Row>;
  close(): void;
} {
  const database = new DatabaseSync(join(folder, 'sanctuary.db'));
  return {
    tables: tablesIn(database),
    rows: (table) => rowsOf(database, table),
    close: () => database.close(),
  };
}

async function withDatabase<T>(folder: string, work: (database: DatabaseSync) => Promise<T>): Promise<T> {
  const database = new DatabaseSync(join(folder, 'sanctuary.db'));
  try {
    database.exec('PRAGMA secure_delete = ON');
    database.exec('BEGIN');
    const done = await work(database);
    database.exec('COMMIT');
    return done;
  } finally {
    database.close();
  }
}

function insertion({ name, columns }: Pick<Table, 'name' | 'columns'>): string {
  const quoted = columns.map((column) => `"${column}"`).join(', ');
  return `INSERT INTO "${name}" (${quoted}) VALUES (${columns.map(() => '?').join(', ')})`;
}

function doesNotFit(): CopyError {
  return new CopyError(
    'What is in the backup does not fit into a database of this version. Restore it with the version that made it.',
  );
}
