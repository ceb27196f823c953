import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import type { Engine } from '../../src/store/database.ts';
import { openStore } from '../../src/store/open.ts';
import { postgres } from '../../src/store/postgres.ts';
import { sqlite } from '../../src/store/sqlite.ts';
import { freshPostgres, type PostgresServer } from '../../test/postgres/server.ts';

/** A database with our tables in it, durable as in use, to be measured once. */
export interface Measured {
  /** Its folder, or its address. */
  readonly at: string;
  engine(): Engine;
  drop(): Promise<void>;
}

export async function freshSqlite(statements: readonly string[]): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'sanctuary-bot-bench-'));
  await (await openStore(sqlite(folder))).close();
  const database = new DatabaseSync(join(folder, 'sanctuary.db'));
  for (const statement of statements) database.exec(statement);
  database.exec('ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
  return {
    at: folder,
    engine: () => sqlite(folder),
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

export async function freshOn(server: PostgresServer, statements: readonly string[]): Promise<Measured> {
  const { url, drop } = await freshPostgres({ server });
  await (await openStore(postgres(url))).close();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of [...statements, 'ANALYZE', 'CHECKPOINT']) await client.query(statement);
  await client.end();
  return { at: url, engine: () => postgres(url), drop };
}
