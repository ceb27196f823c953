import pg from 'pg';
import { clientConfig } from '../postgres/pool.ts';
import { CopyError } from './copy-error.ts';
import { copyKey } from './mark.ts';
import { insertion, mustHaveTheSame, pagesOf, quote } from './postgres-tables.ts';
import type { Row, Table } from './table.ts';

/** Some number that only this program uses: of two copies at once, one is refused. */
const lock = 729_115_403;

/** The PostgreSQL database that rows are copied into; its tables are there. */
export interface Target {
  /** Whether any of them holds anything. */
  isUsed(tables: readonly Table[]): Promise<boolean>;
  /** All at once; those that are there already stay as they are. */
  insert(table: Table, rows: readonly Row[]): Promise<void>;
  /** Ordered by the key, byte by byte. */
  rows(table: Table): AsyncIterable<Row>;
  /** But for the note that it is a copy. */
  empty(tables: readonly Table[]): Promise<void>;
  close(): Promise<void>;
}

/** Throws CopyError where its tables are not the same as these, or another copy into it is under way. */
export async function openTarget(address: string, tables: readonly Table[]): Promise<Target> {
  const client = new pg.Client(clientConfig(address));
  // What is asked next fails, and says why.
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ free: boolean }>('SELECT pg_try_advisory_lock($1) AS free', [lock]);
    if (!rows[0]?.free)
      throw new CopyError('Another copy into this database is under way. Wait until it has ended.');
    await mustHaveTheSame(client, tables);
  } catch (error) {
    await client.end();
    throw error;
  }
  return {
    async isUsed(all) {
      for (const { name } of all) {
        const found = await client.query(`SELECT 1 FROM ${quote(name)} LIMIT 1`);
        if (found.rows.length > 0) return true;
      }
      return false;
    },
    async insert(table, rows) {
      await client.query(insertion(table, rows.length), rows.flat());
    },
    rows: (table) => rowsOf(client, table),
    async empty(all) {
      const names = all.filter(({ name }) => name !== 'meta').map(({ name }) => quote(name));
      await client.query(`TRUNCATE ${names.join(', ')}`);
      await client.query('DELETE FROM meta WHERE key <> $1', [copyKey]);
    },
    close: () => client.end(),
  };
}

async function* rowsOf(client: pg.Client, table: Table): AsyncGenerator<Row> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    yield* pagesOf(client, table);
  } finally {
    await client.query('ROLLBACK');
  }
}
