import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openDataFolder } from '../../src/start/data-folder.ts';
import { openPostgres } from '../../src/start/open-postgres.ts';
import { exitCodes } from '../../src/startup-error.ts';
import { openStore } from '../../src/store/open.ts';
import { postgres } from '../../src/store/postgres.ts';
import { type FreshPostgres, freshPostgres } from '../postgres/server.ts';
import { newFolder } from '../scenarios/bot-process.ts';
import { busyDataFolder } from './busy-database.ts';

const program = fileURLToPath(new URL('../../src/cli/migrate.ts', import.meta.url));
const fingerprint = 'fingerprint-of-a-secret';

function start(folder: string, url: string, ...options: string[]) {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', program, '--from', 'sqlite', '--to', url, ...options],
    {
      cwd: newFolder('cwd'),
      env: { PATH: process.env.PATH ?? '', DATA_DIR: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  return { child, ended: once(child, 'close').then(() => ({ code: child.exitCode, said })) };
}

/** Runs it to its end. What it says is for people: no password, nothing that only a programmer can read. */
async function migrate(folder: string, url: string, ...options: string[]) {
  const { code, said } = await start(folder, url, ...options).ended;
  if (URL.canParse(url) && new URL(url).password !== '') expect(said).not.toContain(new URL(url).password);
  expect(said).not.toMatch(/^\s+at |\b\w*Error\b|\[object |undefined|Warning/m);
  return { code, said };
}

function countsIn(folder: string): Map<string, number> {
  const database = new DatabaseSync(join(folder, 'sanctuary.db'), { readOnly: true });
  const names = database
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'kysely%'`,
    )
    .all()
    .map(({ name }) => String(name));
  const counts = names.map((name): [string, number] => [
    name,
    Number(database.prepare(`SELECT count(*) AS rows FROM "${name}"`).get()?.rows),
  ]);
  database.close();
  return new Map(counts);
}

async function countsOn({ query }: FreshPostgres): Promise<Map<string, number>> {
  const tables = await query(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'kysely%'`,
  );
  const counts = new Map<string, number>();
  for (const { name } of tables) {
    const but = name === 'meta' ? `WHERE key <> 'copy'` : '';
    const [row] = await query(`SELECT count(*)::integer AS rows FROM "${name}" ${but}`);
    counts.set(String(name), Number(row?.rows));
  }
  return counts;
}

test('everything is copied, from every table that there is, and the bot goes on with it', async () => {
  const folder = await busyDataFolder(fingerprint, 3_000);
  const file = join(folder, 'sanctuary.db');
  const before = readFileSync(file);
  const database = await freshPostgres();
  const { code, said } = await migrate(folder, database.url);
  expect(said).toContain('Everything arrived: all rows and checksums are the same.');
  expect(said).toMatch(/^rsvps +3000 +3000 +same \([0-9a-f]{12}\)$/m);
  expect(said).toContain('DATABASE_URL=');
  expect(said).toContain(`rm "${file}"*`);
  expect(code).toBe(0);
  // Every table is told of, and holds as much as before.
  const counts = await countsOn(database);
  expect(new Map([...counts].sort())).toEqual(new Map([...countsIn(folder)].sort()));
  expect([...counts.values()].filter((rows) => rows === 0)).toEqual([]);
  for (const table of counts.keys()) expect(said).toMatch(new RegExp(`^${table} +\\d+ +\\d+ +same`, 'm'));
  expect(readFileSync(file).equals(before)).toBe(true);
  // Again: nothing is doubled.
  expect(await migrate(folder, database.url)).toMatchObject({ code: 0 });
  expect(await countsOn(database)).toEqual(counts);

  const store = await openPostgres(database.url, fingerprint);
  expect(await store.meta.get('state')).toBe('stopped');
  await store.close();
  // A bot has worked there: from now on nothing may be copied over it.
  const after = await migrate(folder, database.url, '--anew');
  expect(after).toMatchObject({ code: exitCodes.badData });
  expect(after.said).toContain('A bot has worked with this PostgreSQL database already');
  await database.drop();
});

test('a copy that is killed half-way goes on when it is run again', async () => {
  const folder = await busyDataFolder(fingerprint, 20_000);
  const database = await freshPostgres();
  const { child, ended } = start(folder, database.url);
  const rows = async () => {
    const [there] = await database.query(`SELECT to_regclass('rsvps') IS NOT NULL AS there`);
    if (there?.there !== true) return 0;
    const [count] = await database.query('SELECT count(*)::integer AS rows FROM rsvps');
    return Number(count?.rows);
  };
  while ((await rows()) === 0) expect(child.exitCode).toBeNull();
  child.kill('SIGKILL');
  await ended;
  const half = await rows();
  expect(half).toBeGreaterThan(0);
  expect(half).toBeLessThan(20_000);
  await expect(openPostgres(database.url, fingerprint)).rejects.toThrow(
    'the copy of your data was not finished',
  );

  // What was copied stays as it is: a row that somebody changed meanwhile is found by its checksum.
  await database.query(`UPDATE rsvps SET via = via || '!' WHERE person = (SELECT min(person) FROM rsvps)`);
  const found = await migrate(folder, database.url);
  expect(found.said).toMatch(/^rsvps +20000 +20000 +DIFFERENT$/m);
  expect(found.said).toContain('NOT the same: rsvps.');
  expect(found.code).toBe(exitCodes.badData);
  await expect(openPostgres(database.url, fingerprint)).rejects.toThrow(
    'the copy of your data was not finished',
  );

  const anew = await migrate(folder, database.url, '--anew');
  expect(anew.said).toContain('Everything arrived');
  expect(anew.code).toBe(0);

  // Whatever differs afterwards is found as well: a row that is gone, and one too many.
  for (const plant of [
    `DELETE FROM reactions WHERE ctid IN (SELECT ctid FROM reactions LIMIT 1)`,
    `INSERT INTO deliveries (id, received_at) VALUES ('planted', 1)`,
  ]) {
    await database.query(plant);
    const again = await migrate(folder, database.url);
    const isMissing = plant.startsWith('DELETE');
    // What is missing is copied again; what is too much nobody may take away unasked.
    expect(again.code).toBe(isMissing ? 0 : exitCodes.badData);
    if (!isMissing) expect(again.said).toMatch(/^deliveries +40 +41 +DIFFERENT$/m);
  }
  await database.drop();
});

test('what the bot did after an unfinished copy is not lost', async () => {
  const folder = await busyDataFolder(fingerprint, 50);
  const database = await freshPostgres();
  expect((await migrate(folder, database.url)).code).toBe(0);
  const old = new DatabaseSync(join(folder, 'sanctuary.db'));
  old.exec(`UPDATE meta SET value = '1790000060000' WHERE key = 'alive'`);
  old.exec(`DELETE FROM rsvps WHERE person = (SELECT min(person) FROM rsvps)`);
  old.close();
  const again = await migrate(folder, database.url);
  expect(again.said).toContain(
    'The bot has worked with the old database since the last copy: beginning again.',
  );
  expect(again.said).toMatch(/^rsvps +49 +49 +same/m);
  expect(again.code).toBe(0);
  await database.drop();
});

test('a database that is in use, of another version or damaged is not copied', async () => {
  const database = await freshPostgres();
  const refused = async (folder: string, says: string, code: number = exitCodes.badData) => {
    const told = await migrate(folder, database.url);
    expect(told.said).toContain(says);
    expect(told.code).toBe(code);
    expect(await countsOn(database)).toEqual(new Map());
  };
  const busy = await busyDataFolder(fingerprint, 5);
  const changed = (statement: string): string => {
    const folder = newFolder('data');
    copyFileSync(join(busy, 'sanctuary.db'), join(folder, 'sanctuary.db'));
    const old = new DatabaseSync(join(folder, 'sanctuary.db'));
    old.exec(statement);
    old.close();
    return folder;
  };
  const now = Date.now();
  await refused(
    changed(
      `UPDATE meta SET value = 'running' WHERE key = 'state'; UPDATE meta SET value = '${now}' WHERE key = 'alive'`,
    ),
    'Stop the bot first',
  );
  await refused(changed(`UPDATE outbox SET lease_until = ${now + 600_000}`), 'Stop the bot first');
  const bot = await openDataFolder(busy, fingerprint);
  await refused(busy, 'Stop that one first', exitCodes.unavailable);
  await bot.close();
  const writing = new DatabaseSync(join(busy, 'sanctuary.db'));
  writing.exec('BEGIN IMMEDIATE');
  await refused(busy, 'Stop the bot first', exitCodes.unavailable);
  writing.close();
  await refused(changed(`INSERT INTO kysely_migration VALUES ('999-of-next-year', '2030')`), 'newer version');
  await refused(changed(`DELETE FROM kysely_migration WHERE name LIKE '005%'`), 'older version');
  await refused(newFolder('data'), 'There is no database to copy');
  await database.drop();
});

test('a PostgreSQL database of another installation, or one that is in use, is left alone', async () => {
  const folder = await busyDataFolder(fingerprint, 5);
  const other = await freshPostgres();
  await (await openPostgres(other.url, 'another-secret')).close();
  const refused = await migrate(folder, other.url);
  expect(refused.said).toContain('written with another secret');
  expect(refused.code).toBe(exitCodes.badData);
  expect(await other.query('SELECT key, value FROM meta')).toEqual([
    { key: 'secret-fingerprint', value: 'another-secret' },
  ]);

  const used = await freshPostgres();
  const store = await openStore(postgres(used.url));
  await store.deliveries.takeOnce('slack:Ev1', 1);
  await store.close();
  expect((await migrate(folder, used.url)).said).toContain(
    'A bot has worked with this PostgreSQL database already',
  );
  expect(await used.query('SELECT * FROM groups')).toEqual([]);
  await Promise.all([other.drop(), used.drop()]);
});

test('a target that cannot be reached, and wrong options, are told', async () => {
  const folder = await busyDataFolder(fingerprint, 5);
  const nowhere = await migrate(folder, 'postgres://ana:correct-horse@127.0.0.1:1/sanctuary');
  expect(nowhere).toMatchObject({ code: exitCodes.unavailable });
  expect(nowhere.said).toContain('The server cannot be reached: sanctuary on 127.0.0.1:1.');
  const wrong = await migrate(folder, 'mysql://ana:correct-horse@127.0.0.1/sanctuary');
  expect(wrong).toMatchObject({ code: exitCodes.config });
  const nowhereToGo = await migrate(folder, '');
  expect(nowhereToGo.code).toBe(64);
  expect(nowhereToGo.said).toContain('Say where to: write DATABASE_URL into .env');
  expect(nowhereToGo.said).toContain('Usage: npm run migrate');
  expect(existsSync(join(folder, 'sanctuary.db'))).toBe(true);
});
