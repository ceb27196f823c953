import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { pseudonyms } from '../../src/people/pseudonym.ts';
import { openPostgres } from '../../src/start/open-postgres.ts';
import { exitCodes, StartupError } from '../../src/startup-error.ts';
import { copyKey, unfinished } from '../../src/store/copy/mark.ts';
import { openStore } from '../../src/store/open.ts';
import { postgres } from '../../src/store/postgres.ts';
import { freshPostgres } from '../postgres/server.ts';
import { newFolder, startBot } from '../scenarios/bot-process.ts';
import { expectClear, type FailedStart, failedStart } from './failed-start.ts';

const secret = randomBytes(32);
const password = 'correct-horse-battery';

/** A start on this database, with a Discord that is not there: it must not get so far. Its password is told nowhere. */
async function startOn(url: string): Promise<FailedStart> {
  const failed = await failedStart({
    DISCORD_TOKEN: 'abc',
    DISCORD_API_URL: 'http://127.0.0.1:1/api',
    SANCTUARY_SECRET: secret.toString('base64'),
    DATABASE_URL: url,
  });
  return discreet(failed, url);
}

/** The same without a process of its own, which takes longer. */
async function openOn(url: string, of = secret): Promise<FailedStart> {
  const error: unknown = await openPostgres(url, pseudonyms(of).fingerprint).then(
    (store) => store.close(),
    (reason: unknown) => reason,
  );
  if (!(error instanceof StartupError)) throw new Error('it started', { cause: error });
  return discreet({ code: error.exitCode, told: `sanctuary-bot cannot start.\n${error.message}` }, url);
}

function discreet(failed: FailedStart, url: string): FailedStart {
  expect(failed.told).not.toContain(new URL(url).password || password);
  expect(failed.told).not.toContain(password);
  return failed;
}

/** The same database, as somebody else or by another way. */
function changed(url: string, change: (url: URL) => void): string {
  const other = new URL(url);
  change(other);
  return other.href;
}

test('a server that cannot be reached is told', async () => {
  const silent = createServer(() => {}).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const address = silent.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const free = `postgres://ana:${password}@127.0.0.1:1/sanctuary`;
  // This one takes the connection, and then says nothing.
  const mute = `postgres://ana:${password}@127.0.0.1:${address.port}/sanctuary`;
  const [failed, waited] = await Promise.all([startOn(free), startOn(mute)]);
  const names = 'DATABASE_URL: the server cannot be reached';
  expectClear(failed, { code: exitCodes.unavailable, names });
  expect(failed.told).toContain('sanctuary on 127.0.0.1:1');
  expectClear(waited, { code: exitCodes.unavailable, names });
  silent.close();
});

test('a host that does not exist is told', async () => {
  const failed = await startOn(`postgres://ana:${password}@no.such.host.invalid/sanctuary`);
  expect(failed.told).toContain('no.such.host.invalid');
  expectClear(failed, { code: failed.code ?? 0, names: 'DATABASE_URL' });
  // Some resolvers say that there is none, others only that they cannot tell.
  expect([exitCodes.config, exitCodes.unavailable]).toContain(failed.code);
});

test('a wrong user, password or database name, and a server without encryption, are told', async () => {
  const { url, drop } = await freshPostgres();
  const wrong = changed(url, (each) => {
    each.password = password;
  });
  expectClear(await startOn(wrong), { code: exitCodes.config, names: 'the user or the password is wrong' });
  const none = changed(url, (each) => {
    each.password = '';
  });
  expectClear(await openOn(none), { code: exitCodes.config, names: 'the user or the password is wrong' });
  const elsewhere = changed(url, (each) => {
    each.pathname = '/nowhere';
  });
  expectClear(await openOn(elsewhere), {
    code: exitCodes.config,
    names: 'there is no such database: nowhere',
  });
  const encrypted = changed(url, (each) => each.searchParams.set('sslmode', 'require'));
  expectClear(await openOn(encrypted), { code: exitCodes.config, names: 'takes no encrypted connection' });
  const noFile = changed(url, (each) => each.searchParams.set('sslrootcert', '/no/such/file'));
  expectClear(await openOn(noFile), { code: exitCodes.config, names: 'sslrootcert' });
  await drop();
});

test('a user who may not make tables is told', async () => {
  const { url, query, drop } = await freshPostgres();
  const user = `visitor_${randomBytes(4).toString('hex')}`;
  await query(`CREATE ROLE ${user} LOGIN PASSWORD '${password}'`);
  const visitor = changed(url, (each) => {
    each.username = user;
    each.password = password;
  });
  const failed = await openOn(visitor);
  expectClear(failed, { code: exitCodes.noPermission, names: 'may not make tables' });
  await query(`DROP ROLE ${user}`);
  await drop();
});

test('a database of a newer version is left alone', async () => {
  const { url, query, drop } = await freshPostgres();
  await (await openPostgres(url, pseudonyms(secret).fingerprint)).close();
  await query(
    `INSERT INTO kysely_migration (name, timestamp) VALUES ('999-of-next-year', '2027-01-01T00:00:00.000Z')`,
  );
  const failed = await openOn(url);
  expectClear(failed, { code: exitCodes.badData, names: 'DATABASE_URL' });
  expect(failed.told).toContain('newer version');
  expect(failed.told).not.toContain('DATA_DIR');
  await drop();
});

test('a database written with another secret is left alone', async () => {
  const { url, query, drop } = await freshPostgres();
  await (await openPostgres(url, pseudonyms(secret).fingerprint)).close();
  const before = await query('SELECT * FROM meta');
  const failed = await openOn(url, randomBytes(32));
  expectClear(failed, { code: exitCodes.config, names: 'SANCTUARY_SECRET' });
  expect(await query('SELECT * FROM meta')).toEqual(before);
  await drop();
});

test('a database into which only a part was copied is not worked with', async () => {
  const { url, drop } = await freshPostgres();
  const store = await openStore(postgres(url));
  await store.meta.set(copyKey, `${unfinished} 1`);
  await store.close();
  const failed = await openOn(url);
  expectClear(failed, { code: exitCodes.badData, names: 'npm run migrate' });
  await drop();
});

test('on PostgreSQL nothing is written beside it: no data folder is made', async () => {
  const { url, query, drop } = await freshPostgres();
  const cwd = newFolder('cwd');
  const bot = startBot(
    { DISCORD_TOKEN: 'abc', DISCORD_API_URL: 'http://127.0.0.1:1/api', DATABASE_URL: url, PORT: '0' },
    { cwd },
  );
  const ready = () => query(`SELECT value FROM meta WHERE key = 'secret-fingerprint'`).catch(() => []);
  await expect.poll(ready, { timeout: 60_000 }).toHaveLength(1);
  await expect.poll(() => bot.log(), { timeout: 60_000 }).toContain('A new secret was made');
  await bot.kill();
  expect(bot.log()).not.toContain(new URL(url).password);
  expect(readdirSync(cwd)).toEqual([]);
  await drop();
});
