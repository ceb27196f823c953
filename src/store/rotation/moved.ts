import { type Kysely, sql, type Transaction } from 'kysely';
import { z } from 'zod';
import type { Engine } from '../database.ts';
import type { Tables } from '../tables.ts';
import type { ColumnsOfPeople } from './columns-of-people.ts';

type Connected = Kysely<Tables> | Transaction<Tables>;

/** How what is kept is made anew, by the newest secret. */
export interface Renewal {
  /** What pseudonyms end in that are the newest. */
  readonly ending: string;
  /** What sealed texts begin with that are. */
  readonly beginning: string;
  /** Null for what is no pseudonym. */
  pseudonym(text: string): string | null;
  /** Null for what cannot be opened. */
  sealed(text: string, holder: string): string | null;
}

interface Moved {
  readonly old: string;
  readonly new: string;
}

/** Of what is written at once: some megabytes. */
const atOnce = 20_000;

const people = z.array(z.object({ name: z.string() }));
const seals = z.array(z.object({ name: z.string(), sealed: z.string() }));

/** What was, and what it becomes: seen by this connection alone, and gone with it. */
export async function openMoved(connection: Connected, engine: Engine): Promise<void> {
  const end = engine.isShared ? '' : 'WITHOUT ROWID';
  await sql`CREATE TEMPORARY TABLE moved (old text PRIMARY KEY NOT NULL, new text NOT NULL) ${sql.raw(end)}`.execute(
    connection,
  );
}

/** Notes all that is not the newest and was not noted yet. Resolves to how many could not be understood. */
export async function note(
  connection: Connected,
  engine: Engine,
  tables: readonly ColumnsOfPeople[],
  renewal: Renewal,
): Promise<number> {
  let odd = 0;
  for (const { table, name, isSealed } of tables) {
    const column = sql.ref(`${table}.${name}`);
    const found =
      await sql`SELECT ${column} AS name FROM ${sql.table(table)} LEFT JOIN moved ON moved.old = ${column}
      WHERE ${column} NOT LIKE ${`%${renewal.ending}`} AND moved.old IS NULL`.execute(connection);
    const names = new Set(people.parse(found.rows).map((row) => row.name));
    odd += await add(
      connection,
      engine,
      [...names].map((text) => ({ old: text, new: renewal.pseudonym(text) })),
    );
    if (!isSealed) continue;
    const text = sql.ref(`${table}.sealed`);
    const sealed = await sql`SELECT ${column} AS name, ${text} AS sealed FROM ${sql.table(table)}
      LEFT JOIN moved ON moved.old = ${text}
      WHERE ${column} IS NOT NULL AND ${text} NOT LIKE ${`${renewal.beginning}%`} AND moved.old IS NULL`.execute(
      connection,
    );
    odd += await add(
      connection,
      engine,
      seals.parse(sealed.rows).map((row) => ({ old: row.sealed, new: renewal.sealed(row.sealed, row.name) })),
    );
  }
  return odd;
}

/** Whether there is nothing to make anew. */
export async function isEmpty(connection: Connected): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM moved LIMIT 1`.execute(connection);
  return rows.length === 0;
}

async function add(
  connection: Connected,
  engine: Engine,
  all: readonly { readonly old: string; readonly new: string | null }[],
): Promise<number> {
  const moved = all.flatMap((each): Moved[] => (each.new === null ? [] : [{ old: each.old, new: each.new }]));
  for (let from = 0; from < moved.length; from += atOnce) {
    const rows = engine.rows(moved.slice(from, from + atOnce), { old: 'text', new: 'text' });
    // SQLite takes ON for a part of a join unless there is a WHERE.
    await sql`INSERT INTO moved (old, new) SELECT old, new FROM (${rows}) AS given WHERE true
      ON CONFLICT (old) DO NOTHING`.execute(connection);
  }
  return all.length - moved.length;
}
