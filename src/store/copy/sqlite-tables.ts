import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { copyKey } from './mark.ts';
import { parentsFirst } from './parents-first.ts';
import type { Row, Table } from './table.ts';

const named = z.array(z.object({ name: z.string() }));
const columns = z.array(z.object({ name: z.string(), pk: z.number() }));
const references = z.array(z.object({ table: z.string() }));
const cell = z.union([z.string(), z.number(), z.null()]);

/** Each after those that its rows belong to. */
export function tablesIn(database: DatabaseSync): Table[] {
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

/** Ordered by the key, byte by byte. The note that a database is a copy of another one is left out. */
export function* rowsOf(database: DatabaseSync, { name, columns: wanted, key }: Table): Generator<Row> {
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
