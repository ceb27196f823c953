import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import { placeOf } from '../../store/postgres/address.ts';
import { clientConfig } from '../../store/postgres/pool.ts';
import type { Report } from './report.ts';

/** How long (ms) the bots may take to notice and to stop; they look every ten seconds. */
const patience = 30_000;

const names = z.array(z.object({ name: z.string() }));
const others = `FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'sanctuary-bot'
  AND pid <> pg_backend_pid()`;

/** Drops all tables in the database at this address. Bots that work there, on whichever machine, stop by that. */
export async function wipePostgres(address: string, report: Report): Promise<void> {
  const what = `all tables in ${placeOf(address)}`;
  let client: pg.Client | null = null;
  try {
    client = new pg.Client({ ...clientConfig(address), lock_timeout: 5_000 });
    client.on('error', () => {});
    await client.connect();
    await dropAllBut(client, 'meta');
    const end = performance.now() + patience;
    while ((await client.query(`SELECT 1 ${others} LIMIT 1`)).rows.length > 0 && performance.now() < end)
      await setTimeout(500);
    await client.query('DROP TABLE IF EXISTS meta');
    report.done(what);
    report.tell(
      'The PostgreSQL server may keep more by itself: its log (WAL), replicas, backups. Ask whoever runs it to destroy those.',
    );
  } catch {
    report.remains(`${what}, with: DROP SCHEMA public CASCADE`);
  } finally {
    await client?.end().catch(() => {});
  }
}

/** `meta` stays and is empty: by that the bots see what has happened. */
async function dropAllBut(client: pg.Client, kept: string): Promise<void> {
  // Whoever is in the middle of something must not hold this up; they connect again, and find nothing.
  await client.query(`SELECT pg_terminate_backend(pid) ${others}`);
  await client.query('BEGIN');
  const tables = names.parse(
    (await client.query('SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema')).rows,
  );
  for (const { name } of tables) if (name !== kept) await client.query(`DROP TABLE "${name}" CASCADE`);
  if (tables.some(({ name }) => name === kept)) await client.query(`TRUNCATE "${kept}"`);
  await client.query('COMMIT');
}
