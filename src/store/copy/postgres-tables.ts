import type pg from 'pg';
import { z } from 'zod';
import { CopyError } from './copy-error.ts';
import { copyKey } from './mark.ts';
import { parentsFirst } from './parents-first.ts';
import type { Row, Table } from './table.ts';

/** Of rows that are read at once. */
const page = 1_000;

const columnRow = z.object({ table_name: z.string(), column_name: z.string() });
const keyRow = z.object({ table_name: z.string(), key: z.array(z.string()) });
const parentRow = z.object({ table_name: z.string(), parent: z.string() });
const cells = z.array(z.union([z.string(), z.number(), z.null()]));

/** Each after those that its rows belong to. */
export async function tablesOn(client: pg.Client): Promise<Table[]> {
  const all = async <Schema extends z.ZodType>(row: Schema, statement: string) =>
    z.array(row).parse((await client.query(statement)).rows);
  const columns = await all(
    columnRow,
    `SELECT table_name, column_name FROM information_schema.columns
     WHERE table_schema = current_schema AND table_name NOT LIKE 'kysely%'`,
  );
  const keys = await all(
    keyRow,
    `SELECT relname::text AS table_name, array_agg(attname::text ORDER BY array_position(conkey, attnum)) AS key
     FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
     JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY (conkey)
     WHERE contype = 'p' AND relnamespace = current_schema::regnamespace GROUP BY relname`,
  );
  const parents = await all(
    parentRow,
    `SELECT child.relname::text AS table_name, parent.relname::text AS parent FROM pg_constraint
     JOIN pg_class child ON child.oid = conrelid JOIN pg_class parent ON parent.oid = confrelid
     WHERE contype = 'f' AND child.relnamespace = current_schema::regnamespace`,
  );
  const tables = [...Map.groupBy(columns, ({ table_name: name }) => name)].map(([name, found]) => ({
    name,
    columns: found.map(({ column_name: column }) => column).sort(),
    key: keys.find((each) => each.table_name === name)?.key ?? [],
    parents: parents.filter((each) => each.table_name === name).map(({ parent }) => parent),
  }));
  return parentsFirst(tables.sort((one, other) => (one.name < other.name ? -1 : 1)));
}

/** A table that the copy does not know would be left behind without a word. */
export async function mustHaveTheSame(client: pg.Client, tables: readonly Table[]): Promise<void> {
  const { rows } = await client.query(
    `SELECT table_name, column_name FROM information_schema.columns
     WHERE table_schema = current_schema AND table_name NOT LIKE 'kysely%'`,
  );
  const there = rows.map((row) => columnRow.parse(row)).map((row) => `${row.table_name}.${row.column_name}`);
  const wanted = tables.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column}`));
  const odd = [
    ...there.filter((each) => !wanted.includes(each)),
    ...wanted.filter((each) => !there.includes(each)),
  ];
  if (odd.length > 0)
    throw new CopyError(
      `The two databases do not have the same tables (${odd[0]}). Use an empty PostgreSQL database.`,
    );
}

/** Of so many rows; those that are there already stay as they are. */
export function insertion({ name, columns, key }: Table, rows: number): string {
  const places = Array.from({ length: rows }, (_, row) => {
    const values = columns.map((_column, at) => `$${row * columns.length + at + 1}`);
    return `(${values.join(', ')})`;
  });
  return `INSERT INTO ${quote(name)} (${columns.map(quote).join(', ')}) VALUES ${places.join(', ')}
    ON CONFLICT (${key.map(quote).join(', ')}) DO NOTHING`;
}

/**
 * The rows of a table, ordered by the key, byte by byte, within a transaction. The note that a database is a copy of another
 * one is left out.
 */
export async function* pagesOf(
  client: pg.Client,
  { name, columns, key }: Pick<Table, 'name' | 'columns' | 'key'>,
): AsyncGenerator<Row> {
  const order = key.map((column) => `${quote(column)} COLLATE "C"`).join(', ');
  const but = name === 'meta' ? `WHERE key <> '${copyKey}'` : '';
  await client.query(
    `DECLARE pages NO SCROLL CURSOR FOR SELECT ${columns.map(quote).join(', ')} FROM ${quote(name)} ${but} ORDER BY ${order}`,
  );
  for (;;) {
    const { rows } = await client.query({ text: `FETCH ${page} FROM pages`, rowMode: 'array' });
    if (rows.length === 0) break;
    for (const row of rows) yield cells.parse(row);
  }
  await client.query('CLOSE pages');
}

export function quote(name: string): string {
  return `"${name}"`;
}
