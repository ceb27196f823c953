import { z } from 'zod';
import { copyKey, unfinished } from './copy/mark.ts';
import { migrations } from './migrations.ts';

/** A channel that the bot posts in, or tells organizers things in. */
export interface UsedChannel {
  readonly platform: string;
  readonly id: string;
  readonly forOrganizers: boolean;
}

export interface Readable {
  readonly state: 'readable';
  /** The first migration of a newer version of the bot; null: this version knows them all. */
  readonly newer: string | null;
  /** How many migrations the next start will carry out. */
  readonly toCome: number;
  readonly meta: ReadonlyMap<string, string>;
  /** Whether only a part of another database was copied into it. */
  readonly isHalfCopied: boolean;
  readonly channels: readonly UsedChannel[];
}

/** How a database is looked into without changing anything. */
export interface Look {
  tables(): Promise<readonly string[]>;
  columns(table: string): Promise<readonly string[]>;
  all(statement: string): Promise<unknown>;
}

const names = z.array(z.object({ name: z.string() }));
const pairs = z.array(z.object({ key: z.string(), value: z.string() }));
const used = z.array(z.object({ platform: z.string(), id: z.string() }));

/** What an installer wants to know of it. `now`: epoch ms. */
export async function lookedInto(look: Look, now: number): Promise<Readable> {
  const tables = await look.tables();
  const known = Object.keys(migrations({ instant: 'integer', tableEnd: 'strict' }));
  const done = tables.includes('kysely_migration')
    ? names.parse(await look.all('SELECT name FROM kysely_migration')).map(({ name }) => name)
    : [];
  const noted = tables.includes('meta') ? pairs.parse(await look.all('SELECT key, value FROM meta')) : [];
  const meta = new Map(noted.map(({ key, value }) => [key, value]));
  return {
    state: 'readable',
    newer: done.find((name) => !known.includes(name)) ?? null,
    toCome: known.filter((name) => !done.includes(name)).length,
    meta,
    isHalfCopied: meta.get(copyKey)?.startsWith(unfinished) ?? false,
    channels: [
      ...(await channelsOf(look, 'organizers_channel')),
      ...(await channelsOf(look, 'announcement_channel')),
      ...(tables.includes('posts') ? await posts(look, now) : []),
    ],
  };
}

async function channelsOf(look: Look, column: string): Promise<UsedChannel[]> {
  // An older version has not added it yet.
  if (!(await look.columns('groups')).includes(column)) return [];
  const rows = await look.all(
    `SELECT platform, ${column} AS id FROM groups WHERE ${column} IS NOT NULL ORDER BY id`,
  );
  return used.parse(rows).map((row) => ({ ...row, forOrganizers: column === 'organizers_channel' }));
}

async function posts(look: Look, now: number): Promise<UsedChannel[]> {
  const rows = await look.all(
    `SELECT DISTINCT posts.platform, posts.channel AS id FROM posts JOIN events ON events.id = posts.event_id
     WHERE events.state = 'open' AND events.ends_at > ${Math.trunc(now)} ORDER BY 2`,
  );
  return used.parse(rows).map((row) => ({ ...row, forOrganizers: false }));
}
