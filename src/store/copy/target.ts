import pg from 'pg';
import { z } from 'zod';
import { clientConfig } from '../postgres/pool.ts';
import { CopyError } from './copy-error.ts';
import { copyKey } from './mark.ts';
import type { Row, Table } from './table.ts';

/** Of rows that are read at once. */
const page = 1_000;
/** Some number that only this program uses: of two copies at once, one is refused. */
const lock = 729_115_403;

const columnRow = z.object({ table_name: z.string(), column_name: z.string() });
const cells = z.array(z.union([z.string(), z.number(), z.null()]));

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

/** A table that the copy does not know would be left behind without a word. */
async function mustHaveTheSame(client: pg.Client, tables: readonly Table[]): Promise<void> {
  const { rows } = await client.query(
    `SELECT table_name, column_name FROM information_schema.columns
     WHERE table_schema = current_schema AND table_name NOT LIKE 'kysely%'`,
  );
  const there = rows.map((row) => columnRow.parse(row)).map((row) => `${row.table_name}.${row.column_name}`);
  const wanted = tables.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column}`));
  const odd = [
    ...there.filter((each) => !wanted.includes(each)),
    ...wanted.filter((each) => !there.includes(each)),
  ];
  if (odd.length > 0)
    throw new CopyError(
      `The two databases do not have the same tables (${odd[0]}). Use an empty PostgreSQL database.`,
    );
}

function insertion({ name, columns, key }: Table, rows: number): string {
  const places = Array.from({ length: rows }, (_, row) => {
    const values = columns.map((_column, at) => `$${row * columns.length + at + 1}`);
    return `(${values.join(', ')})`;
  });
  return `INSERT INTO ${quote(name)} (${columns.map(quote).join(', ')}) VALUES ${places.join(', ')}
    ON CONFLICT (${key.map(quote).join(', ')}) DO NOTHING`;
}

async function* rowsOf(client: pg.Client, { name, columns, key }: Table): AsyncGenerator<Row> {
  const order = key.map((column) => `${quote(column)} COLLATE "C"`).join(', ');
  const but = name === 'meta' ? `WHERE key <> '${copyKey}'` : '';
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    await client.query(
      `DECLARE pages NO SCROLL CURSOR FOR SELECT ${columns.map(quote).join(', ')} FROM ${quote(name)} ${but} ORDER BY ${order}`,
    );
    for (;;) {
      const { rows } = await client.query({ text: `FETCH ${page} FROM pages`, rowMode: 'array' });
      if (rows.length === 0) return;
      for (const row of rows) yield cells.parse(row);
    }
  } finally {
    await client.query('ROLLBACK');
  }
}

function quote(name: string): string {
  return `"${name}"`;
}
