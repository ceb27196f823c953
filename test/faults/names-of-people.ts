import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type KeyRing, keyRing } from '../../src/people/keys.ts';
import { pseudonyms } from '../../src/people/pseudonym.ts';
import { digestOf } from '../../src/store/forgotten.ts';
import type { FreshPostgres } from '../postgres/server.ts';
import { busyDataFolder, type Named } from './busy-database.ts';

export const oldSecret = new Uint8Array(32).fill(1);
export const newSecret = new Uint8Array(32).fill(2);
export const old = pseudonyms(oldSecret).fingerprint;

export function accountOf(row: number): string {
  return `discord:${100_000 + row}`;
}

/** A ring that knows both secrets, as things are before the change. */
export function bothKeys(): KeyRing {
  const ring = keyRing(newSecret, oldSecret);
  if (!ring.adopt(old, null)) throw new Error('the ring does not take its own secret');
  return ring;
}

/** Everybody under names that the old secret made, in every table that has people. */
function namedBy({ pseudonyms: names, sealer }: KeyRing): Named {
  return {
    person: (table, row) => names.of(accountOf(row), table),
    digest: (row) => digestOf(names.of(accountOf(row), 'gone')),
    sealed: (row, person) => sealer.seal(accountOf(row), person),
  };
}

/** A data folder of a bot that has worked with the old secret for long. */
export function inhabitedDataFolder(many: number): Promise<string> {
  return busyDataFolder(old, many, namedBy(bothKeys()));
}

/** A row of any table, by column. */
export type AnyRow = Readonly<Record<string, unknown>>;

export function rowsIn(folder: string): Map<string, AnyRow[]> {
  const database = new DatabaseSync(join(folder, 'sanctuary.db'), { readOnly: true });
  const names = database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all();
  const rows = new Map(
    names.map(({ name }) => [String(name), database.prepare(`SELECT * FROM "${name}"`).all()]),
  );
  database.close();
  return rows;
}

export async function rowsOn({ query }: FreshPostgres): Promise<Map<string, AnyRow[]>> {
  const names = await query(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`);
  const rows = new Map<string, AnyRow[]>();
  for (const { name } of names) rows.set(String(name), await query(`SELECT * FROM "${name}"`));
  return rows;
}

/** Every table that has people, with what stands there for them. */
export function peopleIn(tables: ReadonlyMap<string, readonly AnyRow[]>): Map<string, string[]> {
  const found = [...tables].map(([table, rows]): [string, string[]] => [
    table,
    rows.flatMap(({ person, digest }) => [person ?? digest].filter((each) => typeof each === 'string')),
  ]);
  return new Map(found.filter(([, people]) => people.length > 0));
}
