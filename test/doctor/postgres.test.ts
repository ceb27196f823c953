import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { pseudonyms } from '../../src/people/pseudonym.ts';
import { openPostgres } from '../../src/start/open-postgres.ts';
import { copyKey, unfinished } from '../../src/store/copy/mark.ts';
import { type FreshPostgres, freshPostgres } from '../postgres/server.ts';
import { expectWrong, runDoctor } from './doctor-process.ts';

const secret = randomBytes(32);
const SANCTUARY_SECRET = secret.toString('base64');

/** What it says of this database; never its password. */
async function doctor(url: string, env: Record<string, string> = {}) {
  const told = await runDoctor({ DATABASE_URL: url, SANCTUARY_SECRET, ...env });
  expect(told.text).not.toContain(new URL(url).password || 'nothing to look for');
  // Nothing of a folder that is not used.
  expect(told.text).not.toMatch(/^. Data folder:/m);
  return told;
}

async function used(): Promise<FreshPostgres> {
  const database = await freshPostgres();
  await (await openPostgres(database.url, pseudonyms(secret).fingerprint)).close();
  return database;
}

/** "t_1 on 127.0.0.1:5432" */
function placeOf({ url }: FreshPostgres): string {
  const { host, pathname } = new URL(url);
  return `${pathname.slice(1)} on ${host}`;
}

test('a good database is told by its place, and nothing in it changes', async () => {
  const database = await used();
  const before = await database.query('SELECT * FROM meta ORDER BY key');
  const { lines } = await doctor(database.url);
  expect(lines).toContain(`✓ Database: ${placeOf(database)}, and of this version`);
  expect(await database.query('SELECT * FROM meta ORDER BY key')).toEqual(before);
  await database.drop();
});

test('an empty database is made ready by the next start, not by looking', async () => {
  const database = await freshPostgres();
  const { lines } = await doctor(database.url);
  expect(lines).toContain(`✓ Database: ${placeOf(database)}; the next start brings it to this version`);
  expect(await database.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`)).toEqual([]);
  await database.drop();
});

test('a database of another secret, of a newer version or half copied is told', async () => {
  const database = await used();
  const { url, query } = database;
  expectWrong(
    await doctor(url, { SANCTUARY_SECRET: randomBytes(32).toString('base64') }),
    'Database: it was written with another secret',
    'set DATABASE_URL to another database',
  );
  await query('INSERT INTO meta (key, value) VALUES ($1, $2)', [copyKey, `${unfinished} 1`]);
  expectWrong(await doctor(url), 'Database: the copy of your data was not finished', 'npm run migrate');
  await query(`INSERT INTO kysely_migration (name, timestamp) VALUES ('999-of-next-year', '2030')`);
  expectWrong(await doctor(url), 'Database: it was written by a newer version', 'Install that version again');
  await database.drop();
});

test('a server that is not there, a wrong password and a user without rights are told', async () => {
  const database = await freshPostgres();
  const away = 'postgres://ana:correct-horse@127.0.0.1:1/sanctuary';
  expectWrong(
    await doctor(away),
    'Database: the server cannot be reached: sanctuary on 127.0.0.1:1.',
    'Check that it runs',
  );
  const wrong = new URL(database.url);
  wrong.password = 'correct-horse';
  expectWrong(await doctor(wrong.href), 'Database: the user or the password is wrong', 'Copy both again');
  const visitor = new URL(database.url);
  visitor.username = `visitor_${randomBytes(4).toString('hex')}`;
  visitor.password = 'correct-horse';
  await database.query(`CREATE ROLE ${visitor.username} LOGIN PASSWORD 'correct-horse'`);
  expectWrong(await doctor(visitor.href), 'Database: this user may not make tables there', 'OWNER TO');
  await database.query(`DROP ROLE ${visitor.username}`);
  await database.drop();
});
