import {
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, test } from 'vitest';
import { backupName } from '../../src/backups/backup-folder.ts';
import { writeBackup } from '../../src/backups/write-backup.ts';
import { backup } from '../../src/cli/backup/backup.ts';
import { restore } from '../../src/cli/restore/restore.ts';
import { rotateKey } from '../../src/cli/rotate-key/rotate-key.ts';
import { forgetPerson } from '../../src/people/forget.ts';
import { keyRing } from '../../src/people/keys.ts';
import { pseudonyms } from '../../src/people/pseudonym.ts';
import { languageRealm } from '../../src/people/realms.ts';
import { wipeGroup } from '../../src/people/wiped-groups.ts';
import { openDataFolder } from '../../src/start/data-folder.ts';
import { exitCodes } from '../../src/startup-error.ts';
import { sumOf } from '../../src/store/copy/checksum.ts';
import { type Snapshot, snapshotOf, snapshotOfFile } from '../../src/store/copy/snapshot.ts';
import type { Store } from '../../src/store/open.ts';
import { furnish } from '../contracts/store/furnish.ts';
import { freshPostgres } from '../postgres/server.ts';
import { newFolder } from '../scenarios/bot-process.ts';
import { filesUnder, findWords } from '../scenarios/search-bytes.ts';
import { busyDataFolder } from './busy-database.ts';
import { run } from './keeping.ts';

// A backup is all or nothing: what comes back is what was saved, but for what has to stay forgotten.

const secret = Buffer.alloc(32, 7);
const day = 24 * 60 * 60_000;
const passphrase = 'five words that nobody guesses';

function settings(folder: string, more: Record<string, string> = {}): Record<string, string> {
  return { DATA_DIR: folder, XDG_CONFIG_HOME: newFolder('config'), ...more };
}

const withSecret = { SANCTUARY_SECRET: secret.toString('base64') };

function backupsIn(folder: string): string[] {
  return readdirSync(folder).map((name) => join(folder, name));
}

function onlyOne(folder: string): string {
  const [file, ...others] = backupsIn(folder);
  if (file === undefined || others.length > 0) throw new Error(`not one backup: ${others.length}`);
  return file;
}

/** What each table holds, but for the note in which month a row was made. */
async function sumsOf(snapshot: Snapshot): Promise<Map<string, string>> {
  const sums = new Map<string, string>();
  for (const table of snapshot.tables) {
    const { rows, checksum } = await sumOf(snapshot.rows(table));
    sums.set(table.name, `${rows} ${checksum}`);
  }
  await snapshot.close();
  return sums;
}

const sumsIn = (folder: string) => sumsOf(snapshotOfFile(join(folder, 'sanctuary.db')));

/** A data folder with one event, to which Ana and Rosa come, and Ana's language. */
async function aTown() {
  const folder = newFolder('data');
  const { of, fingerprint } = pseudonyms(secret);
  const store = await openDataFolder(folder, fingerprint);
  const { groupId, event } = await furnish(store);
  const people = { ana: of('discord:ana', event.id), rosa: of('discord:rosa', event.id) };
  for (const person of Object.values(people))
    await store.rsvps.set(event.id, person, { choice: 'going', via: 'button', actedAt: 1 });
  await store.chosenLanguages.set(of('discord:ana', languageRealm), 'es', '2026-11');
  await store.close();
  return { folder, groupId, event, people };
}

async function within<T>(folder: string, work: (store: Store) => Promise<T>): Promise<T> {
  const known = pseudonyms(secret).fingerprint;
  const store = await openDataFolder(folder, known);
  return work(store).finally(() => store.close());
}

const dropping: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const drop of dropping.splice(0)) await drop();
});

test('all is saved and put back, from SQLite into PostgreSQL and back again, for this user alone', async () => {
  const folder = await busyDataFolder('fingerprint-of-a-secret', 2_000);
  const before = await sumsIn(folder);
  expect([...before.values()].filter((sum) => sum.startsWith('0 '))).toEqual([]);
  expect(before.has('deliveries') || before.has('leases')).toBe(false);
  const saved = await run(backup, [], settings(folder));
  expect(saved).toMatchObject({ code: 0 });
  const file = onlyOne(join(folder, 'backups'));
  expect(saved.said).toContain(`Saved in ${file}`);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'backups')).mode & 0o777).toBe(0o700);

  const server = await freshPostgres();
  dropping.push(server.drop);
  const onServer = settings(newFolder('data'), { DATABASE_URL: server.url });
  expect(await run(restore, [file, '--yes'], onServer)).toMatchObject({ code: 0 });
  expect(await sumsOf(await snapshotOf(server.url))).toEqual(before);

  const elsewhere = join(newFolder('elsewhere'), 'made');
  expect(await run(backup, ['--to', elsewhere], onServer)).toMatchObject({ code: 0 });
  const again = newFolder('data');
  expect(await run(restore, [onlyOne(elsewhere)], settings(again))).toMatchObject({ code: 0 });
  expect(await sumsIn(again)).toEqual(before);
  expect(readdirSync(again).sort()).toEqual(['in-use', 'sanctuary.db']);
  expect(statSync(join(again, 'sanctuary.db')).mode & 0o777).toBe(0o600);
});

test('sealed, it can be read by nobody without the passphrase, and put back by whoever has it', async () => {
  const { folder, event } = await aTown();
  const keyFile = join(newFolder('key'), 'passphrase');
  writeFileSync(keyFile, `${passphrase}\n`);
  const sealing = settings(folder, { BACKUP_PASSPHRASE_FILE: keyFile });
  expect((await run(backup, [], sealing)).said).toContain('sealed with your passphrase');
  const file = onlyOne(join(folder, 'backups'));
  expect(findWords([event.id, 'madeAt', 'Asamblea'], filesUnder(join(folder, 'backups')))).toEqual([]);

  const empty = newFolder('data');
  const wrong = settings(empty, { BACKUP_PASSPHRASE: `${passphrase}!` });
  const refused = await run(restore, [file], wrong);
  expect(refused.code).toBe(exitCodes.badData);
  expect(refused.said).toContain('This is not the passphrase');
  expect((await run(restore, [file], settings(empty))).said).toContain('A passphrase is needed');
  expect(existsSync(join(empty, 'sanctuary.db'))).toBe(false);
  const right = settings(empty, { BACKUP_PASSPHRASE: passphrase, ...withSecret });
  expect(await run(restore, [file], right)).toMatchObject({ code: 0 });
  expect(await within(empty, (store) => store.events.byId(event.id))).toMatchObject({ id: event.id });
  // Nobody seals with what is quickly guessed, or by mistake not at all.
  for (const short of [{ BACKUP_PASSPHRASE: 'short' }, { BACKUP_PASSPHRASE_FILE: empty }])
    expect((await run(backup, [], settings(folder, short))).code).toBe(exitCodes.config);
  expect((await run(backup, ['--sealed'], settings(folder))).code).toBe(exitCodes.config);
  expect(backupsIn(join(folder, 'backups'))).toEqual([file]);
});

test('one that was cut off or changed is refused, wherever that is, before anything is replaced', async () => {
  const { folder } = await aTown();
  for (const [sealed, parts] of [
    [{}, [0.1, 0.5, 0.99]],
    [{ BACKUP_PASSPHRASE: passphrase }, [0.9]],
  ] as const) {
    const env = settings(folder, { ...withSecret, ...sealed, BACKUP_DIR: newFolder('backups') });
    expect(await run(backup, [], env)).toMatchObject({ code: 0 });
    const file = onlyOne(env.BACKUP_DIR ?? '');
    const whole = readFileSync(file);
    const database = readFileSync(join(folder, 'sanctuary.db'));
    const refuses = async () => {
      const { code, said } = await run(restore, [file, '--yes'], env);
      expect(code).toBe(exitCodes.badData);
      expect(said).toMatch(/was cut off or changed|is no backup|is not the passphrase/);
      expect(readFileSync(join(folder, 'sanctuary.db')).equals(database)).toBe(true);
      expect(existsSync(join(folder, 'restoring'))).toBe(false);
    };
    for (const part of parts) {
      truncateSync(file, Math.floor(whole.length * part));
      await refuses();
      const changed = Buffer.from(whole);
      const at = Math.floor(whole.length * part);
      changed.writeUInt8((whole[at] ?? 0) ^ 4, at);
      writeFileSync(file, changed);
      await refuses();
    }
  }
});

test('what is older than answers are kept is refused, and taken away when a new one is made', async () => {
  const { folder } = await aTown();
  const env = settings(folder, { RETENTION_DAYS: '10', ...withSecret });
  const backups = join(folder, 'backups');
  const made = async (at: number) => {
    const snapshot = snapshotOfFile(join(folder, 'sanctuary.db'));
    const { file } = await writeBackup(snapshot, backups, { at, retentionDays: 14, passphrase: null });
    await snapshot.close();
    return file;
  };
  const old = await made(Date.now() - 10.5 * day);
  const young = await made(Date.now() - 9.5 * day);
  const half = join(backups, `.${backupName(Date.now() - 11 * day)}.part`);
  const other = join(backups, 'notes.txt');
  for (const file of [half, other]) writeFileSync(file, 'x');
  const link = join(backups, backupName(Date.now() - 12 * day));
  symlinkSync(other, link);
  const refused = await run(restore, [old, '--yes'], env);
  expect(refused.code).toBe(exitCodes.badData);
  expect(refused.said).toContain('10 days old');
  expect(await run(backup, [], env)).toMatchObject({ code: 0 });
  expect(existsSync(old) || existsSync(half)).toBe(false);
  expect([young, other, link].filter((file) => !existsSync(file))).toEqual([]);
  expect(readFileSync(other, 'utf8')).toBe('x');
  expect(await run(restore, [young, '--yes'], env)).toMatchObject({ code: 0 });
});

test('who had themselves forgotten since then, and a group that was wiped, do not come back, also by an earlier secret', async () => {
  const { folder, event, people } = await aTown();
  const wiped = await within(folder, (store) =>
    store.groups.ensure({ platform: 'slack', nativeId: 'T-wiped-group', languages: ['en'] }),
  );
  const old = settings(folder, { ...withSecret, BACKUP_DIR: newFolder('backups') });
  await run(backup, [], old);
  const file = onlyOne(old.BACKUP_DIR ?? '');
  const keeping = { now: Date.now(), retentionDays: 14 };
  const forgetAll = (store: Store) =>
    store.transaction(async (repositories) => {
      const { of } = pseudonyms(secret);
      await forgetPerson(repositories, (realm) => of('discord:ana', realm), keeping);
      await wipeGroup(repositories, wiped.id, keeping);
    });
  await within(folder, forgetAll);
  const restored = await run(restore, [file, '--yes'], old);
  expect(restored).toMatchObject({ code: 0 });
  expect(restored.said).toContain('stays forgotten');
  const looked = async (store: Store) => ({
    ana: await store.rsvps.of(event.id, people.ana),
    rosa: (await store.rsvps.of(event.id, people.rosa))?.choice,
    language: await store.kept.people('chosen_languages'),
    wiped: await store.groups.byId(wiped.id),
  });
  expect(await within(folder, looked)).toEqual({ ana: null, rosa: 'going', language: [], wiped: null });
  expect(
    findWords([people.ana, 'T-wiped-group'], filesUnder(folder)),
    'nothing of them lies in any file',
  ).toEqual([]);

  // The secret was changed after the backup, and Ana was forgotten before.
  const newest = Buffer.alloc(32, 9);
  const both = {
    ...old,
    SANCTUARY_SECRET: newest.toString('base64'),
    SANCTUARY_SECRET_PREVIOUS: secret.toString('base64'),
  };
  expect(await run(rotateKey, [], both)).toMatchObject({ code: 0 });
  expect(await run(restore, [file, '--yes'], both)).toMatchObject({ code: 0 });
  const store = await openDataFolder(folder, keyRing(newest).fingerprints[0] ?? '', keyRing(newest));
  expect(await store.kept.people('chosen_languages')).toEqual([]);
  expect(await store.rsvps.count(event.id)).toMatchObject({ going: 1 });
  expect(await store.groups.byId(wiped.id)).toBeNull();
  await store.close();
});

test('a bot that works there, another secret, and what is no backup are told, and nothing is changed', async () => {
  const { folder, event } = await aTown();
  const env = settings(folder, withSecret);
  await run(backup, [], env);
  const file = onlyOne(join(folder, 'backups'));
  await within(folder, async () => {
    const { code, said } = await run(restore, [file, '--yes'], env);
    expect({ code, said }).toMatchObject({ code: exitCodes.unavailable });
    expect(said).toContain('another sanctuary-bot works in');
  });
  const another = settings(folder, { SANCTUARY_SECRET: Buffer.alloc(32, 8).toString('base64') });
  const refused = await run(restore, [file, '--yes'], another);
  expect(refused.code).toBe(exitCodes.config);
  expect(refused.said).toContain('SANCTUARY_SECRET is not the one that this backup was written with');
  const unasked = await run(restore, [file], env);
  expect(unasked.said).toContain('There is a database already');
  expect(unasked.code).toBe(64);
  expect((await run(restore, ['/no/such.backup', '--yes'], env)).said).toContain('cannot be read');
  expect((await run(restore, [join(folder, 'sanctuary.db')], env)).said).toContain(
    'is no backup of this bot',
  );
  expect((await run(restore, [], env)).code).toBe(64);
  expect((await run(backup, ['--of', 'x'], env)).code).toBe(64);
  expect((await run(backup, ['--to', join(file, 'in-a-file')], env)).code).toBe(exitCodes.cannotCreate);
  expect((await run(backup, [], settings(newFolder('data')))).code).toBe(exitCodes.config);
  expect(await within(folder, (store) => store.events.byId(event.id))).not.toBeNull();
});

test('where a damaged database stands, the backup takes its place, and no byte of the old one stays', async () => {
  const { folder, event } = await aTown();
  const env = settings(folder, withSecret);
  await run(backup, [], env);
  const file = onlyOne(join(folder, 'backups'));
  const database = new DatabaseSync(join(folder, 'sanctuary.db'));
  database.prepare('UPDATE events SET place = ?').run('a place that nobody is to know');
  database.close();
  const bytes = readFileSync(join(folder, 'sanctuary.db'));
  bytes.fill(0x5a, 0, 16);
  writeFileSync(join(folder, 'sanctuary.db'), bytes);
  const { code, said } = await run(restore, [file, '--yes'], env);
  expect(code).toBe(0);
  expect(said).toContain('is damaged');
  expect(findWords(['a place that nobody'], filesUnder(folder))).toEqual([]);
  expect((await within(folder, (store) => store.events.byId(event.id)))?.place).toBe('City Hall');
});
