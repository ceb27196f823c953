import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { isDamage } from './damage.ts';
import { lookedInto, type Readable } from './looked-into.ts';

export type LookedInto = { readonly state: 'damaged' | 'unreadable' } | Readable;

const checked = z.array(z.object({ quick_check: z.string() }));
const names = z.array(z.object({ name: z.string() }));

/** Looks into a database file without changing anything, whether the bot runs or not. Never throws. */
export async function lookInto(file: string, now: number): Promise<LookedInto> {
  let database: DatabaseSync | null = null;
  try {
    database = openToLook(file);
    return await read(database, now);
  } catch (error) {
    return { state: isDamage(error) ? 'damaged' : 'unreadable' };
  } finally {
    if (database?.isOpen) database.close();
  }
}

/** Where nobody has it open, SQLite is told so: else it would lay files of its own beside it, and leave them there. */
function openToLook(file: string): DatabaseSync {
  const url = pathToFileURL(file);
  if (!existsSync(`${file}-wal`)) url.searchParams.set('immutable', '1');
  return new DatabaseSync(url, { readOnly: true, timeout: 5_000 });
}

async function read(database: DatabaseSync, now: number): Promise<LookedInto> {
  const all = (statement: string): unknown => database.prepare(statement).all();
  // https://sqlite.org/pragma.html#pragma_quick_check: one row that says "ok", or what is wrong.
  const [first] = checked.parse(all('PRAGMA quick_check(1)'));
  if (first?.quick_check !== 'ok') return { state: 'damaged' };
  const named = (statement: string) => names.parse(all(statement)).map(({ name }) => name);
  return lookedInto(
    {
      tables: async () => named('SELECT name FROM sqlite_schema'),
      columns: async (table) => named(`SELECT name FROM pragma_table_info('${table}')`),
      all: async (statement) => all(statement),
    },
    now,
  );
}
