import { afterAll } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { postgres } from '../../src/store/postgres.ts';
import { sqlite } from '../../src/store/sqlite.ts';
import { freshPostgres } from '../postgres/server.ts';
import { storeContract } from './store/contract.ts';

storeContract('SQLite', async () => {
  const store = await openStore(sqlite(null));
  return { store, other: store, close: () => store.close() };
});

async function openTwice() {
  const { url, query, drop } = await freshPostgres();
  const [store, other] = await Promise.all([openStore(postgres(url)), openStore(postgres(url))]);
  const tables = await query(
    `SELECT string_agg(format('%I', tablename), ', ') AS names FROM pg_tables
     WHERE schemaname = 'public' AND tablename NOT LIKE 'kysely%'`,
  );
  return {
    store,
    other,
    empty: () => query(`TRUNCATE ${tables[0]?.names} CASCADE`),
    async close() {
      await Promise.all([store.close(), other.close()]);
      await drop();
    },
  };
}

/** Opened once, emptied for each test: that is much quicker than a database for each. */
let opened: ReturnType<typeof openTwice> | undefined;

storeContract('PostgreSQL', async () => {
  opened ??= openTwice();
  const { store, other, empty } = await opened;
  await empty();
  return { store, other, close: async () => {} };
});

afterAll(async () => (await opened)?.close());
