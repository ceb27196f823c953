import pg from 'pg';
import { z } from 'zod';
import { lookedInto, type Readable } from './looked-into.ts';
import { placeOf } from './postgres/address.ts';
import { clientConfig } from './postgres/pool.ts';
import { troubleOf } from './postgres/trouble.ts';

const names = z.array(z.object({ name: z.string() }));
const allowed = z.array(z.object({ allowed: z.boolean() }));

export type LookedIntoPostgres =
  /** `says`: what is wrong, and then what to do. */
  | { readonly state: 'unreachable'; readonly says: string }
  | (Readable & {
      /** Whether this user may make the tables that are to come. */
      readonly mayMakeTables: boolean;
    });

/** Looks into a PostgreSQL database without changing anything, whether a bot works there or not. Never throws. */
export async function lookIntoPostgres(address: string, now: number): Promise<LookedIntoPostgres> {
  try {
    return await read(address, now);
  } catch (error) {
    const says = troubleOf(error, placeOf(address))?.message;
    return { state: 'unreachable', says: says ?? 'it cannot be read. Check DATABASE_URL.' };
  }
}

async function read(address: string, now: number): Promise<LookedIntoPostgres> {
  const client = new pg.Client({ ...clientConfig(address), query_timeout: 10_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const all = async (statement: string, values: string[] = []): Promise<unknown> =>
      (await client.query(statement, values)).rows;
    const named = async (statement: string, values: string[] = []) =>
      names.parse(await all(statement, values)).map(({ name }) => name);
    const looked = await lookedInto(
      {
        tables: () =>
          named(
            'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema',
          ),
        columns: (table) =>
          named(
            'SELECT column_name AS name FROM information_schema.columns WHERE table_schema = current_schema AND table_name = $1',
            [table],
          ),
        all,
      },
      now,
    );
    const [right] = allowed.parse(
      await all(`SELECT coalesce(has_schema_privilege(current_schema, 'CREATE'), false) AS allowed`),
    );
    return { ...looked, mayMakeTables: right?.allowed ?? false };
  } finally {
    await client.end();
  }
}
