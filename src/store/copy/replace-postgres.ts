import pg from 'pg';
import { openStore } from '../open.ts';
import { clientConfig } from '../postgres/pool.ts';
import { postgres } from '../postgres.ts';
import { CopyError } from './copy-error.ts';
import { insertion, mustHaveTheSame, quote } from './postgres-tables.ts';
import type { Row, Table } from './table.ts';

/** Of rows that are written with one statement; PostgreSQL takes 65,535 values. */
const batch = 500;

/**
 * Puts these rows in the place of all that the PostgreSQL database at this address holds, at once. Throws CopyError where a
 * bot still works there, and StoreError.
 */
export async function replaceAll(
  address: string,
  from: { readonly tables: readonly Table[]; rows(table: Table): Iterable<Row> },
): Promise<void> {
  // Its tables are made, or brought up to date.
  await (await openStore(postgres(address))).close();
  const client = new pg.Client(clientConfig(address));
  // What is asked next fails, and says why.
  client.on('error', () => {});
  await client.connect();
  try {
    await mustHaveTheSame(client, from.tables);
    await client.query('BEGIN');
    // Nobody reads or writes there from here on, until all is done or nothing is.
    await client.query(`LOCK TABLE ${from.tables.map(({ name }) => quote(name)).join(', ')}`);
    await mustStandStill(client);
    await client.query(`TRUNCATE ${from.tables.map(({ name }) => quote(name)).join(', ')}`);
    for (const table of from.tables) {
      let waiting: Row[] = [];
      for (const row of from.rows(table)) {
        waiting.push(row);
        if (waiting.length < batch) continue;
        await client.query(insertion(table, waiting.length), waiting.flat());
        waiting = [];
      }
      if (waiting.length > 0) await client.query(insertion(table, waiting.length), waiting.flat());
    }
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

/** Each process of a bot holds a lease there, which it renews every two seconds (processes/crew.ts). */
async function mustStandStill(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    `SELECT 1 FROM leases WHERE name LIKE 'process:%' AND until > extract(epoch FROM clock_timestamp()) * 1000 LIMIT 1`,
  );
  if (rows.length > 0)
    throw new CopyError(
      'A bot still works with this database. Stop it first, on all machines, wait ten seconds, and run this again.',
    );
}
