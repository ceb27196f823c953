import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { z } from 'zod';
import { clientConfig } from '../postgres/pool.ts';
import { pagesOf, tablesOn } from './postgres-tables.ts';
import { rowsOf, tablesIn } from './sqlite-tables.ts';
import type { Row, Table } from './table.ts';

/** What helps nobody any more once the processes that wrote it have ended. */
const passing: readonly string[] = ['deliveries', 'leases'];
/** How long (ms) it waits for a lock of somebody who begins or ends just now. */
const patience = 10_000;

const names = z.array(z.object({ name: z.string() }));
const migrated = 'SELECT name FROM kysely_migration ORDER BY name';

/** A database as it was at one moment, whoever writes in it meanwhile. Nothing is changed. */
export interface Snapshot {
  /** Each after those that its rows belong to; without those that only running processes need. */
  readonly tables: readonly Table[];
  /** The names of the migrations that made it what it is. */
  readonly migrations: readonly string[];
  /** Ordered by the key, byte by byte; one table after another. */
  rows(table: Table): Iterable<Row> | AsyncIterable<Row>;
  close(): Promise<void>;
}

/** Of the SQLite database in this file, which must be there. Throws node:sqlite's errors. */
export function snapshotOfFile(file: string): Snapshot {
  const database = new DatabaseSync(file, { timeout: patience });
  try {
    database.exec('PRAGMA query_only = ON');
    database.exec('BEGIN');
    const migrations = names.parse(database.prepare(migrated).all()).map(({ name }) => name);
    return {
      migrations,
      tables: tablesIn(database).filter(({ name }) => !passing.includes(name)),
      rows: (table) => rowsOf(database, table),
      close: async () => database.close(),
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Of the PostgreSQL database at this address. Rejects with the driver's errors. */
export async function snapshotOf(address: string): Promise<Snapshot> {
  const client = new pg.Client(clientConfig(address));
  // What is asked next fails, and says why.
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const { rows } = await client.query(migrated);
    const tables = await tablesOn(client);
    return {
      migrations: names.parse(rows).map(({ name }) => name),
      tables: tables.filter(({ name }) => !passing.includes(name)),
      rows: (table) => pagesOf(client, table),
      close: () => client.end(),
    };
  } catch (error) {
    await client.end();
    throw error;
  }
}
