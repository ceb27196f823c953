import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { backupsIn } from '../../src/backups/backup-folder.ts';
import { writeBackup } from '../../src/backups/write-backup.ts';
import { backup } from '../../src/cli/backup/backup.ts';
import { restore } from '../../src/cli/restore/restore.ts';
import { expiring } from '../../src/operations/expire-backups.ts';
import { pseudonyms } from '../../src/people/pseudonym.ts';
import { wipeGroup } from '../../src/people/wiped-groups.ts';
import { openDataFolder } from '../../src/start/data-folder.ts';
import { exitCodes } from '../../src/startup-error.ts';
import { type Snapshot, snapshotOf, snapshotOfFile } from '../../src/store/copy/snapshot.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { postgres } from '../../src/store/postgres.ts';
import { errorLog } from '../contracts/error-log.ts';
import { furnish } from '../contracts/store/furnish.ts';
import { freshPostgres } from '../postgres/server.ts';
import { newFolder } from '../scenarios/bot-process.ts';
import { run } from './keeping.ts';

// A backup is of one moment, and is put back and kept for as long as it is remembered who must not come back with it.

const secret = Buffer.alloc(32, 7);
const { fingerprint } = pseudonyms(secret);
const day = 24 * 60 * 60_000;

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function aFolder() {
  const folder = newFolder('data');
  const store = await openDataFolder(folder, fingerprint);
  return { folder, store, ...(await furnish(store)) };
}

function settings(folder: string, more: Readonly<Record<string, string>> = {}) {
  return {
    ...{ DATA_DIR: folder, BACKUP_DIR: join(folder, 'backups'), XDG_CONFIG_HOME: newFolder('config') },
    ...{ SANCTUARY_SECRET: secret.toString('base64'), ...more },
  };
}

async function madeAt(folder: string, at: number, retentionDays = 14): Promise<string> {
  const snapshot = snapshotOfFile(join(folder, 'sanctuary.db'));
  const making = { at, retentionDays, passphrase: null };
  const { file } = await writeBackup(snapshot, join(folder, 'backups'), making);
  await snapshot.close();
  return file;
}

/** How many rows each table has in it, while somebody writes between one table and the next. */
async function rowsMeanwhile(
  store: Store,
  eventId: string,
  snapshot: Snapshot,
): Promise<Map<string, number>> {
  const said = { choice: 'going', via: 'button', actedAt: 1 } as const;
  const rows = new Map<string, number>();
  for (const table of snapshot.tables) {
    rows.set(table.name, (await Array.fromAsync(snapshot.rows(table))).length);
    await store.groups.ensure({ platform: 'slack', nativeId: `T-${table.name}`, languages: ['es'] });
    await store.rsvps.set(eventId, `somebody after ${table.name}`, said);
  }
  return rows;
}

const atThatMoment = { groups: 1, events: 1, posts: 1, rsvps: 0 };

test('what is written between one table and the next is not in it', async () => {
  const { folder, store, event } = await aFolder();
  open.push(() => store.close());
  const snapshot = snapshotOfFile(join(folder, 'sanctuary.db'));
  open.push(() => snapshot.close());
  expect(Object.fromEntries(await rowsMeanwhile(store, event.id, snapshot))).toMatchObject(atThatMoment);
});

test('nor on PostgreSQL', async () => {
  const server = await freshPostgres();
  open.push(() => server.drop());
  const store = await openStore(postgres(server.url));
  open.push(() => store.close());
  const { event } = await furnish(store);
  const snapshot = await snapshotOf(server.url);
  open.push(() => snapshot.close());
  expect(Object.fromEntries(await rowsMeanwhile(store, event.id, snapshot))).toMatchObject(atThatMoment);
});

test('the days that were the rule when it was made count too: nobody comes back by more days now', async () => {
  const { folder, store } = await aFolder();
  await store.close();
  const file = await madeAt(folder, Date.now() - 20 * day);
  const { code, said } = await run(restore, [file, '--yes'], settings(folder, { RETENTION_DAYS: '60' }));
  expect(code, said).toBe(exitCodes.badData);
  expect(said).toContain('kept for 14 days (when it was made)');
  const later = await madeAt(folder, Date.now() - 20 * day, 60);
  expect(await run(restore, [later, '--yes'], settings(folder, { RETENTION_DAYS: '60' }))).toMatchObject({
    code: 0,
  });
});

test('a group that was wiped leaves no backup from before; those from after stay, also where the clock was ahead', async () => {
  const { folder, store, groupId } = await aFolder();
  const now = Date.now();
  const before = await madeAt(folder, now - 1_000);
  const half = await madeAt(folder, now - 2 * day);
  const ahead = { now: now + 300 * day, retentionDays: 14 };
  await store.transaction((repositories) => wipeGroup(repositories, groupId, ahead));
  const { log, errors } = errorLog();
  const expire = (at: number) => expiring(store, backupsIn(join(folder, 'backups')), log, () => at, 14)();
  await expire(now);
  expect([before, half].filter(existsSync)).toEqual([]);
  const after = await madeAt(folder, now + 1_000);
  await expire(now + day);
  expect(existsSync(after)).toBe(true);
  await expire(now + 15 * day);
  expect(existsSync(after)).toBe(false);
  expect(errors).toEqual([]);
  await store.close();
});

test('a reaction of somebody who had themselves forgotten since is not counted anew', async () => {
  const { folder, store, post } = await aFolder();
  await store.close();
  const env = settings(folder);
  expect(await run(backup, [], env)).toMatchObject({ code: 0 });
  const stone = { postId: post.id, person: 'a mark', reaction: 'check', madeAt: 1 } as const;
  const since = await openDataFolder(folder, fingerprint);
  await since.tombstones.add(stone);
  await since.close();
  const [file = ''] = readdirSync(env.BACKUP_DIR);
  expect(await run(restore, [join(env.BACKUP_DIR, file), '--yes'], env)).toMatchObject({ code: 0 });
  const again = await openDataFolder(folder, fingerprint);
  expect(await again.tombstones.all()).toEqual([stone]);
  await again.close();
});
