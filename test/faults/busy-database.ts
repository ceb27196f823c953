import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { openDataFolder } from '../../src/start/data-folder.ts';
import { newFolder } from '../scenarios/bot-process.ts';

/** What databases mix up: quotes, signs of their own, letters beyond ASCII, and one that PostgreSQL does not take. */
const texts = [
  `O'Neil "x" \\ ; --`,
  'ñandú',
  'Zebra',
  'apple',
  '_',
  '%',
  '🌱',
  'é',
  'é',
  '',
  'tab\tand\nline',
  'a\0b',
];

const names = z.array(z.object({ name: z.string() }));
const columns = z.array(
  z.object({ name: z.string(), type: z.string(), notnull: z.number(), pk: z.number() }),
);
const references = z.array(z.object({ from: z.string(), table: z.string(), to: z.string() }));

/** What stands for people in the rows. */
export interface Named {
  person(table: string, row: number): string;
  digest(row: number): string;
  sealed(row: number, person: string): string;
}

/**
 * A data folder with rows in every table that there is, of whatever columns, as a bot that was stopped has left it.
 * `many`: how many people answered. `named`: left out, people have no names that a secret made.
 */
export async function busyDataFolder(fingerprint: string, many: number, named?: Named): Promise<string> {
  const folder = newFolder('data');
  await (await openDataFolder(folder, fingerprint)).close();
  const database = new DatabaseSync(join(folder, 'sanctuary.db'));
  database.exec('BEGIN');
  const filled = new Map<string, string[]>([['meta', []]]);
  const tables = names
    .parse(
      database
        .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'kysely%'`)
        .all(),
    )
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('sqlite'));
  while (filled.size < tables.length) {
    for (const table of tables) fill(database, table, table === 'rsvps' ? many : 40, filled, named);
  }
  for (const [key, value] of [
    ['state', 'stopped'],
    ['alive', '1790000000000'],
  ])
    database.prepare('INSERT OR REPLACE INTO meta VALUES (?, ?)').run(key ?? '', value ?? '');
  database.exec('COMMIT');
  database.close();
  return folder;
}

/** Adds rows once those that they belong to are there. */
function fill(
  database: DatabaseSync,
  table: string,
  rows: number,
  filled: Map<string, string[]>,
  named: Named | undefined,
): void {
  if (filled.has(table)) return;
  const belongsTo = references.parse(
    database.prepare('SELECT "from", "table", "to" FROM pragma_foreign_key_list(?)').all(table),
  );
  if (belongsTo.some((parent) => !filled.has(parent.table))) return;
  const found = columns.parse(
    database.prepare('SELECT name, type, "notnull", pk FROM pragma_table_info(?)').all(table),
  );
  const places = found.map(() => '?').join(', ');
  const insert = database.prepare(
    `INSERT INTO ${table} (${found.map(({ name }) => `"${name}"`).join(', ')}) VALUES (${places})`,
  );
  const ids: string[] = [];
  for (let row = 0; row < rows; row += 1) {
    const values = found.map(({ name, type, notnull, pk }, at) => {
      const parent = belongsTo.find(({ from }) => from === name);
      const known = parent && filled.get(parent.table);
      if (notnull === 0 && pk === 0 && (row + at) % 3 === 0) return null;
      if (known) return known[row % known.length] ?? null;
      if (type.toLowerCase() === 'text')
        return `${texts[(row * 7 + at) % texts.length]}${pk > 0 ? '' : ' '}${row}`;
      // Moments do not fit into 32 bits; nothing else needs more.
      return /_at$|until|of_start/.test(name) ? 1_700_000_000_000 + row : row % 2;
    });
    if (named) name(values);
    insert.run(...values);
    ids.push(String(values[0]));

    function name(unnamed: (string | number | null)[]): void {
      if (!named) return;
      const at = (column: string) => found.findIndex((each) => each.name === column);
      if (at('digest') >= 0) unnamed[at('digest')] = named.digest(row);
      const person = at('person') >= 0 && unnamed[at('person')] !== null ? named.person(table, row) : null;
      if (person === null) return;
      unnamed[at('person')] = person;
      if (at('sealed') >= 0 && unnamed[at('sealed')] !== null)
        unnamed[at('sealed')] = named.sealed(row, person);
      if (table === 'outbox') unnamed[at('key')] = `direct:${row}:PT2H:5:${person}`;
    }
  }
  filled.set(table, ids);
}
