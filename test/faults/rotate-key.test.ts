import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../src/cli/migrate/migrate.ts';
import { keyRing } from '../../src/people/keys.ts';
import { openDataFolder } from '../../src/start/data-folder.ts';
import { exitCodes } from '../../src/startup-error.ts';
import { type FreshPostgres, freshPostgres } from '../postgres/server.ts';
import { newFolder } from '../scenarios/bot-process.ts';
import {
  type AnyRow,
  bothKeys,
  inhabitedDataFolder,
  newSecret,
  old,
  oldSecret,
  peopleIn,
  rowsIn,
  rowsOn,
} from './names-of-people.ts';

const program = fileURLToPath(new URL('../../src/cli/rotate-key.ts', import.meta.url));
const base64 = (secret: Uint8Array) => Buffer.from(secret).toString('base64');
const secrets = { SANCTUARY_SECRET: base64(newSecret), SANCTUARY_SECRET_PREVIOUS: base64(oldSecret) };

function start(env: Record<string, string>) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program], {
    cwd: newFolder('cwd'),
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, said }));
  return { child, said: () => said, ended };
}

/** Runs it to its end. What it says is for people, and no secret is ever among it. */
async function rotate(env: Record<string, string>) {
  const done = await start(env).ended;
  expect(done.said).not.toMatch(/^\s+at |\b\w*Error\b|\[object |undefined|Warning/m);
  for (const secret of [oldSecret, newSecret]) expect(done.said).not.toContain(base64(secret));
  return done;
}

let folder: string;
beforeAll(async () => {
  folder = await inhabitedDataFolder(6_000);
});

function copied(): string {
  const to = newFolder('data');
  copyFileSync(join(folder, 'sanctuary.db'), join(to, 'sanctuary.db'));
  return to;
}

/** Whether everybody still has the old name, or everybody the new one; fails where it is anything else. */
function namesIn(tables: Map<string, AnyRow[]>): 'old' | 'new' {
  const is = (text: string) => /\.[0-9a-f]{8}$/.test(text);
  const people = [...peopleIn(tables).values()].flat();
  const meta = new Map(tables.get('meta')?.map(({ key, value }) => [key, value]));
  const isNew = meta.get('secret-fingerprint') !== old;
  expect(people.filter((each) => is(each) !== isNew)).toEqual([]);
  expect(meta.has('earlier-keys')).toBe(isNew);
  return isNew ? 'new' : 'old';
}

/** Everybody of before is there once, by the new name. */
function expectAllOnce(before: Map<string, AnyRow[]>, after: Map<string, AnyRow[]>): void {
  expect(namesIn(after)).toBe('new');
  const change = bothKeys().change();
  const people = peopleIn(after);
  for (const [table, were] of peopleIn(before))
    expect([table, people.get(table)?.sort()]).toEqual([
      table,
      were.map((name) => change.pseudonym(name)).sort(),
    ]);
}

test('killed at any moment it has changed all or nothing, and run again it changes the rest', async () => {
  const before = rowsIn(folder);
  const wal = (where: string) => {
    const file = join(where, 'sanctuary.db-wal');
    return existsSync(file) ? statSync(file).size : 0;
  };
  const inForce = (where: string) => {
    const database = new DatabaseSync(join(where, 'sanctuary.db'), { readOnly: true });
    const row = database.prepare(`SELECT value FROM meta WHERE key = 'secret-fingerprint'`).get();
    database.close();
    return row?.value;
  };
  const moments: readonly (readonly [string, (where: string, said: string) => boolean])[] = [
    ['as it begins', (_, said) => said.includes('Making everybody')],
    ['in the midst of writing', (where) => wal(where) > 0],
    ['in the midst of it, later', (where) => wal(where) > 600_000],
    ['as soon as others see it', (where) => inForce(where) !== old],
  ];
  const found: string[] = [];
  for (const [, isThen] of moments) {
    const where = copied();
    const running = start({ DATA_DIR: where, ...secrets });
    while (!isThen(where, running.said())) {
      expect(running.child.exitCode).toBeNull();
      await new Promise((resolve) => setImmediate(resolve));
    }
    running.child.kill('SIGKILL');
    await running.ended;
    found.push(namesIn(rowsIn(where)));
    const again = await rotate({ DATA_DIR: where, ...secrets });
    expect(again.said).toContain('The new secret');
    expect(again.code).toBe(0);
    expectAllOnce(before, rowsIn(where));
    // Nothing of the old names lies about in the file or beside it.
    const bytes = readFileSync(join(where, 'sanctuary.db'));
    for (const name of peopleIn(before).get('organizers') ?? []) expect(bytes.includes(name)).toBe(false);
    expect(wal(where)).toBe(0);
  }
  expect(new Set(found)).toEqual(new Set(['old', 'new']));
});

let database: FreshPostgres | null = null;
afterAll(async () => database?.drop());

test('the same on PostgreSQL', async () => {
  database = await freshPostgres();
  await migrate({ folder, address: database.url, anew: false, tell: () => {} });
  const before = await rowsOn(database);
  const env = { DATABASE_URL: database.url, ...secrets };
  const { query } = database;
  const isHolding = async () => {
    const held = await query(`SELECT 1 FROM pg_locks WHERE mode = 'ShareRowExclusiveLock' AND granted`);
    return held.length > 0;
  };
  const running = start(env);
  while (!(await isHolding())) expect(running.child.exitCode).toBeNull();
  running.child.kill('SIGKILL');
  await running.ended;
  while (await isHolding()) expect(namesIn(await rowsOn(database))).toBe('old');
  const again = await rotate(env);
  expect(again.said).toMatch(/The new secret (?:is in force: 6\d{3} rows|was in force already)/);
  expect(again.said).not.toContain(new URL(database.url).password);
  expectAllOnce(before, await rowsOn(database));
  // A bot that knows the old secret alone is at work there.
  await query(
    `INSERT INTO leases VALUES ('process:7:${old.slice(0, 10)}', 'host', 1, (extract(epoch FROM clock_timestamp()) * 1000 + 60000)::bigint)`,
  );
  const refused = await rotate(env);
  expect(refused.said).toContain('does not know the new secret');
  expect(refused.code).toBe(exitCodes.config);
});

test('without a new secret it makes one beside the old, and says what to do; the old one is not taken again', async () => {
  const file = join(newFolder('secret'), 'secret');
  writeFileSync(file, `${base64(oldSecret)}\n`, { mode: 0o600 });
  const { code, said } = await rotate({ SANCTUARY_SECRET_FILE: file });
  expect(code).toBe(0);
  const made = /SANCTUARY_SECRET_FILE=(\S+)/.exec(said)?.[1] ?? '';
  expect(made).toMatch(/\/secret-\d{4}-\d\d-\d\d$/);
  expect(statSync(made).mode & 0o777).toBe(0o600);
  expect(said).toContain(`SANCTUARY_SECRET_PREVIOUS_FILE=${file}`);
  expect(said).not.toContain(readFileSync(made, 'utf8').trim());
  expect(readFileSync(file, 'utf8').trim()).toBe(base64(oldSecret));
  // What it says works.
  const where = copied();
  const settings = { DATA_DIR: where, SANCTUARY_SECRET_FILE: made, SANCTUARY_SECRET_PREVIOUS_FILE: file };
  expect((await rotate(settings)).said).toContain('The new secret is in force');
  expect(namesIn(rowsIn(where))).toBe('new');
  // An earlier one, by swapped lines, is not taken again: it may be in wrong hands.
  const inForce = rowsIn(where).get('meta');
  const swapped = { ...settings, SANCTUARY_SECRET_FILE: file, SANCTUARY_SECRET_PREVIOUS_FILE: made };
  const again = await rotate(swapped);
  expect(again.code, again.said).toBe(exitCodes.config);
  expect(again.said).toContain('If the two lines are swapped');
  expect(rowsIn(where).get('meta')).toEqual(inForce);
  const inEnvironment = await rotate({ SANCTUARY_SECRET: base64(oldSecret), HOME: newFolder('home') });
  expect(inEnvironment.said).toContain('the value that stands behind SANCTUARY_SECRET= now');
});

test('what cannot be changed stays as it is, and is told', async () => {
  const where = copied();
  const env = { DATA_DIR: where, ...secrets };
  const refused = async (settings: Record<string, string>, says: string, code: number = exitCodes.config) => {
    const told = await rotate(settings);
    expect(told.said).toContain(says);
    expect(told.code).toBe(code);
    expect(namesIn(rowsIn(where))).toBe('old');
  };
  const third = base64(new Uint8Array(32).fill(3));
  await refused({ ...env, SANCTUARY_SECRET_PREVIOUS: third }, 'neither of the two secrets');
  await refused(
    { ...env, SANCTUARY_SECRET_PREVIOUS: secrets.SANCTUARY_SECRET },
    'SANCTUARY_SECRET_PREVIOUS is the same',
  );
  await refused({ ...env, DATA_DIR: newFolder('data') }, 'There is no database', exitCodes.badData);
  await refused({ ...env, SANCTUARY_SECRET: 'short' }, 'SANCTUARY_SECRET is not 32 bytes');
  // A bot works there that has the old secret alone, or whose settings nobody knows.
  const bot = await openDataFolder(where, old, keyRing(oldSecret));
  await refused(env, 'Restart it');
  await bot.close();
  const writing = new DatabaseSync(join(where, 'sanctuary.db'));
  writing.exec("DELETE FROM kysely_migration WHERE name LIKE '006%'");
  writing.close();
  await refused(env, 'older version', exitCodes.badData);
});
