import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { scrubDueKey } from '../../src/store/meta.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { postgres } from '../../src/store/postgres.ts';
import { sqlite } from '../../src/store/sqlite.ts';
import { furnish, hour, noon } from '../contracts/store/furnish.ts';
import { type FreshPostgres, freshPostgres } from '../postgres/server.ts';
import { newFolder } from '../scenarios/bot-process.ts';
import { filesUnder, findWords } from '../scenarios/search-bytes.ts';

const month = '2026-11';
/** In the order in which people come, which is not that of their names. */
const order = ['marisol', 'benjamin', 'yolanda', 'augusto', 'catalina', 'zacarias', 'fernanda'];
const wishOf = (name: string) => `wish of ${name}`;
const rsvpOf = (name: string) => `rsvp of ${name}`;

/** Each person says that they come and, right before it, that they want to be written to; they choose a language too. */
async function peopleCome(store: Store): Promise<string> {
  const { event, post } = await furnish(store);
  for (const name of order) {
    const said = { platform: 'discord', language: 'es' } as const;
    const agreement = { ...said, person: wishOf(name), group: 'g', sealed: `account of ${name}` };
    await store.directWishes.agree(agreement, month);
    await store.chosenLanguages.set(`language of ${name}`, 'es', month);
    await store.tombstones.add({
      postId: post.id,
      person: `stone of ${name}`,
      reaction: 'check',
      madeAt: noon,
    });
    await store.forgotten.add([{ digest: `digest of ${name}`, until: noon }]);
    await store.rsvps.set(event.id, rsvpOf(name), { choice: 'going', via: 'button', actedAt: noon });
    await store.reactions.note(post.id, { person: rsvpOf(name), reaction: 'check' }, true, noon, noon);
  }
  // It is of use to the first one again.
  await store.directWishes.use(wishOf('marisol'), '2026-12');
  return event.id;
}

const collapse = (store: Store, eventId: string) =>
  store.transaction(({ eventCounts }) => eventCounts.collapse(eventId, noon + hour));

describe('on SQLite', () => {
  test('nothing of who was deleted is left, nor of what was written after what', async () => {
    const folder = newFolder('data');
    const store = await openStore(sqlite(folder));
    const eventId = await peopleCome(store);
    const wal = () => statSync(join(folder, 'sanctuary.db-wal')).size;
    expect(findWords(order.map(rsvpOf), filesUnder(folder)).length).toBeGreaterThan(0);
    await collapse(store, eventId);
    expect(wal()).toBeGreaterThan(0);
    expect(await store.scrub()).toBe(true);
    expect(wal()).toBe(0);
    expect(findWords(order.map(rsvpOf), filesUnder(folder))).toEqual([]);
    expect(findWords([wishOf('marisol')], filesUnder(folder))).not.toEqual([]);
    await store.close();
  });

  test('while somebody else reads it waits for nobody, and can be done afterwards', async () => {
    const folder = newFolder('data');
    const store = await openStore(sqlite(folder));
    const reader = new DatabaseSync(join(folder, 'sanctuary.db'));
    reader.exec('BEGIN');
    reader.prepare('SELECT * FROM rsvps').all();
    await peopleCome(store);
    expect(await store.scrub()).toBe(false);
    // The next tidying does it.
    expect(await store.meta.get(scrubDueKey)).not.toBeNull();
    reader.exec('COMMIT');
    // In the middle of a transaction of our own it waits for its end.
    const [, scrubbed] = await Promise.all([
      store.transaction(({ meta }) => meta.set('a', 'b')),
      store.scrub(),
    ]);
    expect(scrubbed).toBe(true);
    reader.close();
    await store.close();
  });
});

describe('on PostgreSQL', () => {
  let database: FreshPostgres;
  let store: Store;

  beforeEach(async () => {
    database = await freshPostgres();
    store = await openStore(postgres(database.url));
  });

  afterEach(async () => {
    await store.close();
    await database.drop();
  });

  const column = async (text: string) =>
    (await database.query(text)).map((row) => String(Object.values(row)[0]));

  /** All that the files of this database hold, tables and indexes, once they are written. */
  async function filesOfServer(): Promise<Map<string, Buffer>> {
    await database.query('CHECKPOINT');
    const files = await database.query(
      `SELECT relname, pg_read_binary_file(pg_relation_filepath(oid)) AS bytes FROM pg_class
       WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'i')`,
    );
    return new Map(
      files.map(({ relname, bytes }) => [String(relname), Buffer.isBuffer(bytes) ? bytes : Buffer.alloc(0)]),
    );
  }

  test('neither places nor transactions tell whose rows are whose', async () => {
    await peopleCome(store);
    const lastWords = (names: readonly string[]) => names.map((name) => name.split(' ').at(-1));
    const names = async (table: string, by: string) => {
      const key = table === 'forgotten' ? 'digest' : 'person';
      return lastWords(await column(`SELECT ${key} FROM ${table} ORDER BY ${by}`));
    };
    const transactions = (table: string) => column(`SELECT DISTINCT xmin FROM ${table}`);
    const tables = ['direct_wishes', 'chosen_languages', 'tombstones', 'forgotten'];
    /** How often each name stands in a table's file: more than once where an earlier row lies beside it. */
    const timesIn = (files: Map<string, Buffer>, table: string) => {
      const text = files.get(table)?.toString('latin1') ?? '';
      const once = table === 'direct_wishes' ? 2 : 1;
      return new Set(order.map((name) => (text.split(` of ${name}`).length - 1) / once));
    };
    // Before, rows lie beside those of their people, but for her to whom hers was of use again.
    expect(await names('rsvps', 'acted_at, ctid')).toEqual(order);
    for (const table of tables) {
      const others = (await names(table, 'ctid')).filter((name) => name !== 'marisol');
      expect(others).toEqual(order.slice(1));
      expect(await transactions(table)).toHaveLength(order.length);
    }

    expect(await store.scrub()).toBe(true);
    // What is of use again in the same month writes nothing that would show which it is.
    await store.directWishes.use(wishOf('yolanda'), month);
    await store.chosenLanguages.use('language of yolanda', month);
    for (const table of tables) {
      expect(await names(table, 'ctid')).toEqual(order.toSorted());
      expect(await transactions(table)).toHaveLength(1);
      // Nor is a row left between them that was written over, in its own place; but while the server looks through its own
      // tables it keeps such a row until the next time.
      const left = async () => (await store.scrub()) && timesIn(await filesOfServer(), table);
      await expect.poll(left, { timeout: 30_000 }).toEqual(new Set([1]));
    }
  });

  test('nothing of who was deleted is left in any file of tables', async () => {
    const eventId = await peopleCome(store);
    await store.outbox.planFanOut({ eventId, rung: 'PT2H to going', dueAt: noon, ofStart: noon });
    const waiting = { lane: 'lane', rung: 'PT2H to going', dueAt: noon, dropped: null, ofStart: noon };
    await store.outbox.addDirects([
      { eventId, person: rsvpOf('marisol'), sealed: 'sealed account', ...waiting },
    ]);
    await collapse(store, eventId);
    const gone = [...order.map(rsvpOf), ...order.map((name) => `stone of ${name}`), 'sealed account'];
    expect(findWords(gone, await filesOfServer()).length).toBeGreaterThan(0);
    expect(await store.scrub()).toBe(true);
    expect(findWords(gone, await filesOfServer())).toEqual([]);
    expect(await store.rsvps.count(eventId)).toMatchObject({ going: order.length });
    expect(findWords([wishOf('marisol')], await filesOfServer())).not.toEqual([]);
  });

  test('while somebody reads for long, such as a backup, nobody waits for long', async () => {
    await peopleCome(store);
    const reader = new pg.Client({ connectionString: database.url });
    await reader.connect();
    await reader.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await reader.query('SELECT * FROM direct_wishes');
    expect(await store.scrub()).toBe(false);
    await store.directWishes.refuse(
      { person: wishOf('marisol'), platform: 'discord', language: 'es' },
      month,
    );
    // It sees all as it was.
    const { rows } = await reader.query("SELECT * FROM direct_wishes WHERE state = 'yes'");
    expect(rows).toHaveLength(order.length);
    await reader.query('COMMIT');
    await reader.end();
    expect(await store.scrub()).toBe(true);
    expect(await store.directWishes.of(wishOf('marisol'))).toMatchObject({ state: 'no' });
  });
});
