import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { isDamage } from './damage.ts';
import { migrations } from './migrations.ts';

/** A channel that the bot posts in, or tells organizers things in. */
export interface UsedChannel {
  readonly platform: string;
  readonly id: string;
  readonly forOrganizers: boolean;
}

export type LookedInto =
  | { readonly state: 'damaged' | 'unreadable' }
  | {
      readonly state: 'readable';
      /** The first migration of a newer version of the bot; null: this version knows them all. */
      readonly newer: string | null;
      /** How many migrations the next start will carry out. */
      readonly toCome: number;
      readonly meta: ReadonlyMap<string, string>;
      readonly channels: readonly UsedChannel[];
    };

const checked = z.array(z.object({ quick_check: z.string() }));
const named = z.array(z.object({ name: z.string() }));
const pairs = z.array(z.object({ key: z.string(), value: z.string() }));
const used = z.array(z.object({ platform: z.string(), id: z.string() }));

/** Looks into a database file without changing anything, whether the bot runs or not. Never throws. */
export function lookInto(file: string, now: number): LookedInto {
  let database: DatabaseSync | null = null;
  try {
    database = openToLook(file);
    return read(database, now);
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

function read(database: DatabaseSync, now: number): LookedInto {
  const all = <T>(schema: z.ZodType<T>, text: string, ...values: number[]): T =>
    schema.parse(database.prepare(text).all(...values));
  // https://sqlite.org/pragma.html#pragma_quick_check: one row that says "ok", or what is wrong.
  const [first] = all(checked, 'PRAGMA quick_check(1)');
  if (first?.quick_check !== 'ok') return { state: 'damaged' };
  const has = (table: string): boolean =>
    all(named, 'SELECT name FROM sqlite_schema').some(({ name }) => name === table);
  const known = Object.keys(migrations({ instant: 'integer', tableEnd: 'strict' }));
  const done = has('kysely_migration')
    ? all(named, 'SELECT name FROM kysely_migration').map(({ name }) => name)
    : [];
  const newer = done.find((name) => !known.includes(name)) ?? null;
  const meta = new Map(
    has('meta') ? all(pairs, 'SELECT key, value FROM meta').map(({ key, value }) => [key, value]) : [],
  );
  const channelsOf = (column: string): UsedChannel[] => {
    const columns = all(named, "SELECT name FROM pragma_table_info('groups')");
    // An older version has not added it yet.
    if (!columns.some(({ name }) => name === column)) return [];
    return all(used, `SELECT platform, ${column} AS id FROM groups WHERE ${column} IS NOT NULL`).map(
      (row) => ({ ...row, forOrganizers: column === 'organizers_channel' }),
    );
  };
  const posts = has('posts')
    ? all(
        used,
        `SELECT DISTINCT posts.platform, posts.channel AS id FROM posts JOIN events ON events.id = posts.event_id
         WHERE events.state = 'open' AND events.ends_at > ?`,
        now,
      ).map((row) => ({ ...row, forOrganizers: false }))
    : [];
  return {
    state: 'readable',
    newer,
    toCome: known.filter((name) => !done.includes(name)).length,
    meta,
    channels: [...channelsOf('organizers_channel'), ...channelsOf('announcement_channel'), ...posts],
  };
}
