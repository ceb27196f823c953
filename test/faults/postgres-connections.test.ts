import pg from 'pg';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { postgres } from '../../src/store/postgres.ts';
import { channel, furnish, noon } from '../contracts/store/furnish.ts';
import { type FreshPostgres, freshPostgres } from '../postgres/server.ts';

/** As when a server is started anew, or a router forgets: every connection of ours ends, whatever it does. */
async function cutAll({ query }: FreshPostgres): Promise<number> {
  const cut = await query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  );
  return cut.length;
}

test('several processes that start on an empty database at once all succeed, and make its tables once', async () => {
  const database = await freshPostgres();
  const stores = await Promise.all(Array.from({ length: 4 }, () => openStore(postgres(database.url))));
  for (const store of stores) expect(await store.meta.keep('first', 'one')).toBe('one');
  const done = await database.query(
    'SELECT name, count(*)::integer AS times FROM kysely_migration GROUP BY name',
  );
  expect(done.length).toBeGreaterThan(4);
  expect(done.filter(({ times }) => times !== 1)).toEqual([]);
  await Promise.all(stores.map((store) => store.close()));
  await database.drop();
});

test('connections that are cut while nobody needs them are made anew', async () => {
  const database = await freshPostgres();
  const store = await openStore(postgres(database.url));
  await Promise.all(Array.from({ length: 8 }, (_, at) => store.meta.set(`k${at}`, 'v')));
  expect(await cutAll(database)).toBeGreaterThan(1);
  // Whoever asks in that very moment may be told that it failed; nobody after that.
  await expect.poll(() => store.meta.get('k1').catch(() => 'cut')).toBe('v');
  for (let at = 0; at < 8; at += 1) expect(await store.meta.get(`k${at}`)).toBe('v');
  await store.close();
  await database.drop();
});

test('a transaction whose connection is cut before its end is carried out again, and has its effect once', async () => {
  const database = await freshPostgres();
  const store = await openStore(postgres(database.url));
  await store.meta.set('count', '0');
  let times = 0;
  await store.transaction(async ({ meta }) => {
    times += 1;
    const before = Number(await meta.get('count'));
    await meta.set('count', String(before + 1));
    // In between two statements, when nobody listens for an error.
    if (times === 1) await cutAll(database);
  });
  expect(times).toBe(2);
  expect(await store.meta.get('count')).toBe('1');
  await store.close();
  await database.drop();
});

test('a process that freezes in the middle of a transaction does not keep the others from theirs', async () => {
  const database = await freshPostgres();
  const frozen = await openStore(postgres(database.url));
  const other = await openStore(postgres(database.url));
  await frozen.meta.set('count', '0');
  const add = (store: typeof frozen, whenAdded: () => Promise<void>) =>
    store.transaction(async ({ meta }) => {
      await meta.set('count', String(Number(await meta.get('count')) + 1));
      await whenAdded();
    });
  const thawed = Promise.withResolvers<void>();
  const holding = Promise.withResolvers<void>();
  const late = add(frozen, async () => {
    holding.resolve();
    await thawed.promise;
  });
  await holding.promise;
  await add(other, async () => {});
  expect(await other.meta.get('count')).toBe('1');
  thawed.resolve();
  await late;
  expect(await other.meta.get('count')).toBe('2');
  await Promise.all([frozen.close(), other.close()]);
  await database.drop();
});

test('of two that wait for one another, a single statement is carried out all the same', async () => {
  const database = await freshPostgres();
  // Who has waited so long looks whether it waits in vain, and gives way. Here that is to be the bot.
  await database.query(
    `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET deadlock_timeout = 2000', current_database()); END $$`,
  );
  const store = await openStore(postgres(database.url));
  for (const id of ['slack:first', 'slack:second']) await store.deliveries.takeOnce(id, 1);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const lock = (id: string) => client.query('UPDATE deliveries SET received_at = 5 WHERE id = $1', [id]);
  await client.query('SET deadlock_timeout = 60000');
  await client.query('BEGIN');
  await lock('slack:second');
  // It has the first one, and waits for the second.
  const forgetting = store.deliveries.forgetBefore(3);
  const waiting = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  await expect.poll(() => database.query(waiting)).toHaveLength(1);
  await lock('slack:first');
  await client.query('COMMIT');
  await forgetting;
  // Neither is old any more.
  expect(await store.deliveries.takeOnce('slack:first', 9)).toBe(false);
  expect(await store.deliveries.takeOnce('slack:second', 9)).toBe(false);
  await client.end();
  await store.close();
  await database.drop();
});

test('moments are numbers here, and what else uses the driver is left as it was', async () => {
  const database = await freshPostgres();
  const store = await openStore(postgres(database.url));
  const taken = await store.deliveries.takeOnce('slack:Ev1', 2 ** 45);
  expect(taken).toBe(true);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query('SELECT received_at FROM deliveries');
  expect(rows).toEqual([{ received_at: String(2 ** 45) }]);
  const names = await client.query('SELECT DISTINCT application_name AS name FROM pg_stat_activity');
  expect(names.rows).toContainEqual({ name: 'sanctuary-bot' });
  await client.end();
  await store.close();
  await database.drop();
});

test('what a process is just claiming is passed over by the others, which do not wait for it', async () => {
  const database = await freshPostgres();
  const slow = await openStore(postgres(database.url));
  const other = await openStore(postgres(database.url));
  const { event } = await furnish(slow);
  for (let at = 0; at < 4; at += 1) {
    const post = await slow.posts.add(event.id, channel(`channel ${at}`));
    await slow.outbox.ask({ kind: 'refresh', eventId: event.id, postId: post.id, dueAt: noon - 10 + at });
  }
  const lease = (owner: string) => ({ owner, until: noon });
  const goOn = Promise.withResolvers<void>();
  const claimed = Promise.withResolvers<readonly string[]>();
  const late = slow.transaction(async ({ outbox }) => {
    const rows = await outbox.claim(noon, lease('slow'), 2);
    claimed.resolve(rows.map(({ id }) => id));
    await goOn.promise;
  });
  const first = await claimed.promise;
  const others = (await other.outbox.claim(noon, lease('other'), 4)).map(({ id }) => id);
  expect(new Set([...first, ...others]).size).toBe(4);
  expect(others).toHaveLength(2);
  goOn.resolve();
  await late;
  await Promise.all([slow.close(), other.close()]);
  await database.drop();
});
