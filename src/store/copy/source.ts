import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { fingerprintKey } from '../meta.ts';
import { CopyError } from './copy-error.ts';
import { copyKey } from './mark.ts';
import { parentsFirst } from './parents-first.ts';
import type { Row, Table } from './table.ts';

const named = z.array(z.object({ name: z.string() }));
const columns = z.array(z.object({ name: z.string(), pk: z.number() }));
const references = z.array(z.object({ table: z.string() }));
const metaRow = z.object({ value: z.string() }).optional();
const cell = z.union([z.string(), z.number(), z.null()]);

/** The bot notes each minute that it lives (ms). */
const patience = 3 * 60_000;

/** The SQLite database that is copied, in which nobody writes meanwhile. */
export interface Source {
  /** Each after those that its rows belong to. */
  readonly tables: readonly Table[];
  /** Of the secret that it was written with; null: no bot has worked with it. */
  readonly fingerprint: string | null;
  /** Is another one as soon as a bot has worked with it. */
  readonly stamp: string;
  count(table: Table): number;
  /** Ordered by the key, byte by byte. */
  rows(table: Table): Iterable<Row>;
  close(): void;
}

/**
 * Opens the file for the time of a copy: who else would write there, waits. It must be whole and of this version (see
 * `lookInto`). Throws CopyError where a bot may still be at work; nothing is changed.
 */
export function openSource(file: string, now: number): Source {
  const database = new DatabaseSync(file, { timeout: 1_000 });
  try {
    database.exec('BEGIN IMMEDIATE');
    const noted = (key: string) =>
      metaRow.parse(database.prepare('SELECT value FROM meta WHERE key = ?').get(key))?.value ?? null;
    const alive = noted('alive');
    const isRunning = noted('state') === 'running' && now - Number(alive ?? 0) <= patience;
    const held = database.prepare('SELECT 1 FROM outbox WHERE lease_until > ? LIMIT 1').get(now);
    if (isRunning || held)
      throw new CopyError(
        'The bot still works with this database. Stop the bot first, and then run this again. If it was cut off, wait three minutes.',
      );
    return {
      tables: tablesIn(database),
      fingerprint: noted(fingerprintKey),
      stamp: `${noted(fingerprintKey) ?? ''} ${noted('state') ?? ''} ${alive ?? ''}`,
      count: ({ name }) =>
        z.object({ rows: z.number() }).parse(database.prepare(`SELECT count(*) AS rows FROM "${name}"`).get())
          .rows,
      rows: (table) => rowsOf(database, table),
      close: () => database.close(),
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

function tablesIn(database: DatabaseSync): Table[] {
  const names = named
    .parse(
      database
        .prepare(
          `SELECT name FROM sqlite_schema
           WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'kysely%' ORDER BY name`,
        )
        .all(),
    )
    .map(({ name }) => name);
  const tables = names.map((name) => {
    const found = columns.parse(database.prepare('SELECT name, pk FROM pragma_table_info(?)').all(name));
    const key = found.filter(({ pk }) => pk > 0).sort((one, other) => one.pk - other.pk);
    const parents = database.prepare('SELECT "table" FROM pragma_foreign_key_list(?)').all(name);
    return {
      name,
      columns: found.map((column) => column.name).sort(),
      key: key.map((column) => column.name),
      parents: references.parse(parents).map(({ table }) => table),
    };
  });
  return parentsFirst(tables);
}

function* rowsOf(database: DatabaseSync, { name, columns: wanted, key }: Table): Generator<Row> {
  const quoted = (each: readonly string[]) => each.map((column) => `"${column}"`).join(', ');
  const statement = database.prepare(`SELECT ${quoted(wanted)} FROM "${name}" ORDER BY ${quoted(key)}`);
  for (const read of statement.iterate()) {
    const row = wanted.map((column) => withoutNul(cell.parse(read[column])));
    if (name !== 'meta' || read.key !== copyKey) yield row;
  }
}

/** PostgreSQL takes no text with a NUL in it. */
function withoutNul(value: z.output<typeof cell>): z.output<typeof cell> {
  return typeof value === 'string' ? value.replaceAll('\0', '') : value;
}
