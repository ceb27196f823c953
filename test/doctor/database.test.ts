import { randomBytes } from 'node:crypto';
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { pseudonyms } from '../../src/people/pseudonym.ts';
import { openDataFolder } from '../../src/start/data-folder.ts';
import { newFolder } from '../scenarios/bot-process.ts';
import { expectDoubt, expectWrong, runDoctor } from './doctor-process.ts';

const secret = randomBytes(32);

/** A data folder as an earlier run has left it. */
async function usedFolder() {
  const folder = newFolder('data');
  await (await openDataFolder(folder, pseudonyms(secret).fingerprint)).close();
  const file = join(folder, 'sanctuary.db');
  chmodSync(file, 0o600);
  const env = { DATA_DIR: folder, SANCTUARY_SECRET: secret.toString('base64') };
  return { folder, file, env };
}

test('a good database is whole, and nothing in its folder changes', async () => {
  const { folder, file, env } = await usedFolder();
  const before = readFileSync(file);
  expect((await runDoctor(env)).lines).toContain('✓ Database: whole, and of this version');
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(readdirSync(folder).toSorted()).toEqual(['in-use', 'sanctuary.db']);
});

test('a database that is in use is looked into as well, with what was written last', async () => {
  const { file, env } = await usedFolder();
  const running = new DatabaseSync(file);
  running.exec(`PRAGMA wal_autocheckpoint = 0; UPDATE meta SET value = 'of another secret'`);
  expectWrong(await runDoctor(env), 'Database: it was written with another secret', 'SANCTUARY_SECRET_FILE');
  running.close();
});

test('a database of another secret is told', async () => {
  const { env } = await usedFolder();
  const other = randomBytes(32).toString('base64');
  expectWrong(
    await runDoctor({ ...env, SANCTUARY_SECRET: other }),
    'Database: it was written with another secret',
    'Give that secret back',
  );
});

test('while the secret is changed it is told that the new one is not in force yet', async () => {
  const { env } = await usedFolder();
  const changing = {
    ...env,
    SANCTUARY_SECRET: randomBytes(32).toString('base64'),
    SANCTUARY_SECRET_PREVIOUS: env.SANCTUARY_SECRET,
  };
  expectDoubt(
    await runDoctor(changing),
    'Database: the new secret is not in force yet',
    'npm run rotate-key',
  );
});

test('a database whose secret is gone is told before a new one is made', async () => {
  const { env } = await usedFolder();
  const told = await runDoctor({ DATA_DIR: env.DATA_DIR });
  expectWrong(told, 'Database: the secret that it was written with is gone', 'Give that secret back');
});

test('a damaged database is told and left alone', async () => {
  const { file, env } = await usedFolder();
  const bytes = readFileSync(file);
  // Its first page is whole, so that it still looks like a database.
  randomBytes(bytes.length - 4_096).copy(bytes, 4_096);
  writeFileSync(file, bytes);
  expectWrong(await runDoctor(env), `Database: ${file} is damaged`, 'backup');
  expect(readFileSync(file).equals(bytes)).toBe(true);
});

test('a file that is no database is told', async () => {
  const { file, env } = await usedFolder();
  writeFileSync(file, 'these are my notes, not a database\n'.repeat(200));
  expectWrong(await runDoctor(env), `Database: ${file} is damaged, or no database`, 'backup');
});

test('a database of a newer version is told', async () => {
  const { file, env } = await usedFolder();
  const database = new DatabaseSync(file);
  database.exec(
    `INSERT INTO kysely_migration (name, timestamp) VALUES ('999-of-next-year', '2030-01-01T00:00:00.000Z')`,
  );
  database.close();
  const told = await runDoctor(env);
  expectWrong(told, 'Database: it was written by a newer version', 'Install that version again');
  expect(told.text).toContain('999-of-next-year');
});

test('a database of an older version is brought up to date by the next start, not by looking', async () => {
  const { file, env } = await usedFolder();
  const database = new DatabaseSync(file);
  database.exec(`DELETE FROM kysely_migration WHERE name LIKE '003%'`);
  database.close();
  const before = readFileSync(file);
  const told = await runDoctor(env);
  expect(told.lines).toContain('✓ Database: whole; the next start brings it to this version');
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a database that others may read is told', async () => {
  const { file, env } = await usedFolder();
  chmodSync(file, 0o644);
  expectDoubt(await runDoctor(env), 'Database: others on this machine may read it', `chmod 600 ${file}`);
});
