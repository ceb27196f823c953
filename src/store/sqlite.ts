import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { type SqliteDatabase, SqliteDialect, sql } from 'kysely';
import { z } from 'zod';
import type { Engine } from './database.ts';

/** How long a statement waits for another process's lock, in milliseconds. */
const busyTimeout = 5_000;
const cachedStatements = 200;

/**
 * Opens `sanctuary.db` in this folder (made if absent), or a throw-away database in memory for `null`.
 * Durable on commit: WAL with synchronous=FULL. Throws node:sqlite's error where the folder cannot be used.
 */
export function sqlite(folder: string | null): Engine {
  if (folder !== null) makeFolder(folder);
  const database = new DatabaseSync(folder === null ? ':memory:' : join(folder, 'sanctuary.db'), {
    timeout: busyTimeout,
  });
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = FULL');
  database.exec('PRAGMA foreign_keys = ON');
  // Deleted people must not stay readable in free pages.
  database.exec('PRAGMA secure_delete = ON');
  // Nor anybody in a file that SQLite makes for a moment.
  database.exec('PRAGMA temp_store = MEMORY');
  return {
    dialect: new SqliteDialect({ database: adapted(database) }),
    instant: 'integer',
    tableEnd: 'strict',
    now: sql`cast(unixepoch('subsec') * 1000 AS integer)`,
    rows: (values, columns) => {
      const each = Object.keys(columns).map((name) => sql`value ->> ${sql.lit(name)} AS ${sql.ref(name)}`);
      return sql`SELECT ${sql.join(each)} FROM json_each(${JSON.stringify(values)})`;
    },
    columns: sql`SELECT made.name AS table_name, its.name AS column_name, its.pk AS in_key
      FROM sqlite_schema AS made JOIN pragma_table_info(made.name) AS its WHERE made.type = 'table'`,
    isShared: false,
    elsewhere: 'set DATA_DIR to an empty folder',
    transaction: (db, work) => db.transaction().execute(work),
    unhurried: (db, work) => work(db),
    // Whoever has a transaction open has the only connection.
    scrub: (db) => db.connection().execute(async () => emptyLog(database)),
    troubleOf: () => null,
  };
}

/** Like `mkdir -p`; Node's own `recursive` never returns on file systems such as /proc, where nothing can be made. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(resolve(folder)));
  mkdirSync(folder, { mode: 0o700 });
}

const checkpoint = z.object({ busy: z.number() });

/**
 * The log of writes (WAL) shows what was written after what, and pages as they were before something was deleted. False
 * while somebody else reads, such as a backup: this process waits for nobody, since it would do nothing else meanwhile.
 */
function emptyLog(database: DatabaseSync): boolean {
  database.exec('PRAGMA busy_timeout = 0');
  try {
    return checkpoint.parse(database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()).busy === 0;
  } finally {
    database.exec(`PRAGMA busy_timeout = ${busyTimeout}`);
  }
}

/** node:sqlite in the shape that kysely asks for, with the statements prepared once. */
function adapted(database: DatabaseSync): SqliteDatabase {
  const cache = new Map<string, { readonly statement: StatementSync; readonly reader: boolean }>();
  const prepare = (text: string) => {
    const known = cache.get(text);
    if (known) return known;
    if (cache.size >= cachedStatements) cache.clear();
    const statement = database.prepare(text);
    const prepared = { statement, reader: statement.columns().length > 0 };
    cache.set(text, prepared);
    return prepared;
  };
  return {
    close: () => database.isOpen && database.close(),
    prepare: (text) => {
      // Otherwise a transaction that reads first and then writes fails at once where another process wrote meanwhile.
      const { statement, reader } = prepare(text === 'begin' ? 'begin immediate' : text);
      return {
        reader,
        all: (parameters) => statement.all(...parameters.map(bindable)),
        run: (parameters) => statement.run(...parameters.map(bindable)),
        iterate: (parameters) => statement.iterate(...parameters.map(bindable)),
      };
    },
  };
}

/** node:sqlite turns `undefined` into NULL without a word; a column that was forgotten must not pass so. */
function bindable(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value;
  throw new TypeError(`cannot store a value of type ${typeof value}`);
}
