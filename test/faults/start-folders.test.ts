import { randomBytes } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { pseudonyms } from '../../src/people/pseudonym.ts';
import { openDataFolder } from '../../src/start/data-folder.ts';
import { exitCodes } from '../../src/startup-error.ts';
import { newFolder } from '../scenarios/bot-process.ts';
import { expectClear, failedStart } from './failed-start.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));
const secret = randomBytes(32);

/** A bot with a token, a secret, and a Discord that is not there: it must not get so far. */
const env = {
  DISCORD_TOKEN: 'abc',
  DISCORD_API_URL: 'http://127.0.0.1:1/api',
  SANCTUARY_SECRET: secret.toString('base64'),
};
/** Anybody but root, who may write everywhere. */
const nobody = 65_534;

/** A data folder as an earlier run has left it. */
async function usedFolder(): Promise<{ folder: string; file: string }> {
  const folder = newFolder('data');
  await (await openDataFolder(folder, pseudonyms(secret).fingerprint)).close();
  return { folder, file: join(folder, 'sanctuary.db') };
}

test('a database from a newer version is left alone', async () => {
  const { folder, file } = await usedFolder();
  const database = new DatabaseSync(file);
  database
    .prepare('insert into kysely_migration (name, timestamp) values (?, ?)')
    .run('999-of-next-year', '2027-01-01T00:00:00.000Z');
  database.close();
  const before = readFileSync(file);
  const failed = await failedStart({ ...env, DATA_DIR: folder });
  expectClear(failed, { code: exitCodes.badData, names: 'DATA_DIR' });
  expect(failed.told).toContain('newer version');
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a file that is no database is told as such and left alone', async () => {
  for (const junk of [randomBytes(8_192), Buffer.from('these are my notes, not a database\n'.repeat(200))]) {
    const folder = newFolder('data');
    const file = join(folder, 'sanctuary.db');
    writeFileSync(file, junk);
    const failed = await failedStart({ ...env, DATA_DIR: folder });
    expectClear(failed, { code: exitCodes.badData, names: 'DATA_DIR' });
    expect(failed.told).toContain('sanctuary.db');
    expect(readFileSync(file).equals(junk)).toBe(true);
  }
});

test('a damaged database is told as such', async () => {
  const { folder, file } = await usedFolder();
  const bytes = readFileSync(file);
  // Its first page is whole, so that it still looks like a database.
  randomBytes(bytes.length - 4_096).copy(bytes, 4_096);
  writeFileSync(file, bytes);
  const failed = await failedStart({ ...env, DATA_DIR: folder });
  expectClear(failed, { code: exitCodes.badData, names: 'DATA_DIR' });
});

test('a database written with another secret is left alone', async () => {
  const { folder, file } = await usedFolder();
  const before = readFileSync(file);
  const other = randomBytes(32).toString('base64');
  const failed = await failedStart({ ...env, DATA_DIR: folder, SANCTUARY_SECRET: other });
  expectClear(failed, { code: exitCodes.config, names: 'SANCTUARY_SECRET' });
  expect(failed.told).toContain('DATA_DIR');
  expect(failed.told).not.toContain(other);
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a data folder that this user may not write is told', async () => {
  const empty = newFolder('data');
  chmodSync(empty, 0o555);
  const failed = await failedStart({ ...env, DATA_DIR: empty }, { uid: nobody });
  expectClear(failed, { code: exitCodes.cannotCreate, names: 'DATA_DIR' });
});

test('a used data folder that has become read-only is told the same way', async () => {
  const { folder, file } = await usedFolder();
  chmodSync(file, 0o444);
  chmodSync(folder, 0o555);
  const failed = await failedStart({ ...env, DATA_DIR: folder }, { uid: nobody });
  expectClear(failed, { code: exitCodes.cannotCreate, names: 'DATA_DIR' });
});

test('a database file that is a folder, or a data folder that is a file, is told', async () => {
  const folder = newFolder('data');
  mkdirSync(join(folder, 'sanctuary.db'));
  const first = await failedStart({ ...env, DATA_DIR: folder });
  expectClear(first, { code: exitCodes.cannotCreate, names: 'DATA_DIR' });
  const file = join(newFolder('data'), 'notes');
  writeFileSync(file, 'notes');
  for (const path of [file, join(file, 'below')]) {
    const failed = await failedStart({ ...env, DATA_DIR: path });
    expectClear(failed, { code: exitCodes.cannotCreate, names: 'DATA_DIR' });
  }
  expect(readFileSync(file, 'utf8')).toBe('notes');
});

/** The project's content with something broken in it. */
function brokenContent(breaking: (folder: string) => void): Record<string, string> {
  const folder = newFolder('content');
  cpSync(join(project, 'content'), folder, { recursive: true });
  breaking(folder);
  return { CONTENT_DIR: folder, PORT: '0' };
}

const spoils: readonly { what: string; breaking: (folder: string) => void; names: string }[] = [
  { what: 'is empty', breaking: (folder) => rmSync(folder, { recursive: true }), names: 'CONTENT_DIR' },
  {
    what: 'has a broken campaign',
    breaking: (folder) => writeFileSync(join(folder, 'campaign.yaml'), 'city: [Los Angeles\n'),
    names: 'campaign.yaml:',
  },
  {
    what: 'lacks the phrases of one language',
    breaking: (folder) => rmSync(join(folder, 'phrases', 'es.yaml')),
    names: 'phrases',
  },
  {
    what: 'has phrases that are no YAML',
    breaking: (folder) => writeFileSync(join(folder, 'phrases', 'en.yaml'), '{{{'),
    names: 'phrases',
  },
  {
    what: 'has phrases that are a list',
    breaking: (folder) => writeFileSync(join(folder, 'phrases', 'en.yaml'), '- a\n- b\n'),
    names: 'phrases',
  },
  {
    what: 'lacks the name of a command',
    breaking: (folder) => change(join(folder, 'phrases', 'en.yaml'), /^command\.ask\.name:.*\n/m, ''),
    names: 'command.ask.name',
  },
  {
    what: 'lacks the name of a command in both languages',
    breaking: (folder) => {
      for (const file of ['en.yaml', 'es.yaml'])
        change(join(folder, 'phrases', file), /^command\.ask\.name:.*\n/m, '');
    },
    names: 'command.ask.name',
  },
  {
    what: 'has an unclosed brace in a command',
    breaking: (folder) =>
      change(
        join(folder, 'phrases', 'es.yaml'),
        /^command\.ask\.description:.*$/m,
        'command.ask.description: "{a"',
      ),
    names: 'command.ask.description',
  },
  {
    what: 'has an entry without its source',
    breaking: (folder) =>
      change(join(folder, 'en', 'history', 'signed.md'), /^sources:[\s\S]*?^(?=\w|---)/m, ''),
    names: 'signed.md:',
  },
  {
    what: 'is not text',
    breaking: (folder) => writeFileSync(join(folder, 'sources.yaml'), randomBytes(500)),
    names: 'sources.yaml:',
  },
];

function change(file: string, what: RegExp, by: string): void {
  const before = readFileSync(file, 'utf8');
  const after = before.replace(what, by);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
}

for (const { what, breaking, names } of spoils) {
  test(`a content folder that ${what} is told with the file`, async () => {
    const failed = await failedStart(brokenContent(breaking));
    expectClear(failed, { code: exitCodes.config, names });
    expect(failed.told).toContain('CONTENT_DIR');
  });
}

test('a second bot in the folder of one that runs is told so, and leaves it alone', async () => {
  const { folder } = await usedFolder();
  const running = await openDataFolder(folder, pseudonyms(secret).fingerprint);
  const failed = await failedStart({ ...env, DATA_DIR: folder });
  expectClear(failed, { code: exitCodes.unavailable, names: 'DATA_DIR' });
  expect(failed.told).toContain('docs/scaling.md');
  await running.close();
  expect((await failedStart({ ...env, DATA_DIR: folder })).told).not.toContain('DATA_DIR');
});
