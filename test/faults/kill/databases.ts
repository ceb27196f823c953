import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openStore, type Store } from '../../../src/store/open.ts';
import { postgres } from '../../../src/store/postgres.ts';
import { sqlite } from '../../../src/store/sqlite.ts';
import { freshPostgres } from '../../postgres/server.ts';
import { newFolder } from '../../scenarios/bot-process.ts';

/** A database that a bot can be killed on, looked at from beside. */
export interface Standing {
  /** What tells a bot to use it. */
  readonly env: Readonly<Record<string, string>>;
  readonly store: Store;
  /** As if so much time had passed that nobody waits for a dead process any more. */
  letLeasesRunOut(): Promise<void>;
  drop(): Promise<void>;
}

const runOut = "update outbox set lease_until = 0 where state = 'claimed'; update leases set until = 0";

/** Each database that the bot can stand on, by its name. */
export const databases: Readonly<Record<string, () => Promise<Standing>>> = {
  async SQLite() {
    const folder = newFolder('data');
    const store = await openStore(sqlite(folder));
    return {
      env: { DATA_DIR: folder },
      store,
      async letLeasesRunOut() {
        const beside = new DatabaseSync(join(folder, 'sanctuary.db'), { timeout: 10_000 });
        beside.exec(runOut);
        beside.close();
      },
      drop: () => store.close(),
    };
  },
  async PostgreSQL() {
    const { url, query, drop } = await freshPostgres();
    const store = await openStore(postgres(url));
    return {
      env: { DATABASE_URL: url, DATA_DIR: newFolder('data') },
      store,
      async letLeasesRunOut() {
        await query(runOut);
      },
      async drop() {
        await store.close();
        await drop();
      },
    };
  },
};
