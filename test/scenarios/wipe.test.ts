import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backupName, backupsIn } from '../../src/backups/backup-folder.ts';
import { writeBackup } from '../../src/backups/write-backup.ts';
import { organizerRealm } from '../../src/people/realms.ts';
import { snapshotOfFile } from '../../src/store/copy/snapshot.ts';
import { openDiscord } from '../contracts/discord-world.ts';
import { there, until } from '../contracts/stand-in.ts';
import { anEvent } from '../contracts/store/furnish.ts';
import { newFolder } from './bot-process.ts';
import { knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';
import { planned } from './planned.ts';
import { openly } from './rosa-organizes.ts';
import { filesUnder, findWords } from './search-bytes.ts';

// An organizer has the group forgotten at once. What other groups have stays as it was.

const title = 'Nobody is to know of this rally';
const union = { platform: 'slack', group: 'T-union-of-painters', channel: 'C-union-yard' };
const start = Temporal.Now.zonedDateTimeISO('America/Los_Angeles').add({ days: 6 });

let live: LiveWorld;
let folder: string;

beforeEach(async () => {
  folder = newFolder('data');
  const backups = backupsIn(join(folder, 'backups'));
  live = await liveIn(await openDiscord(knowledge), knowledge, { dataDir: folder, backups });
});

afterEach(async () => {
  await live.stop();
  expect([...live.world.violations(), ...live.errors]).toEqual([]);
});

/** Rosa asks for it, and taps twice. */
async function rosaWipes(): Promise<void> {
  const { world } = live;
  await world.use(world.rosa, 'wipe', {});
  await world.press(world.rosa, await live.sees(world.rosa, 'This deletes all'), 'Wipe this group');
  await world.press(world.rosa, await live.sees(world.rosa, 'Are you sure?'), 'Yes, delete everything now');
}

test('two taps erase the group, its posts and its backups; the other group and its count stay as they were', async () => {
  const { core, world } = live;
  const { store, pseudonyms } = core;
  const event = await planned(live, { title: { en: title, es: '' }, start });
  await until(() => openly(live, title).length > 0, 'its post');
  const group = there(await store.groups.byNativeId(world.place.platform, world.place.group ?? ''));
  // The union's event stands here too; its people said so there and here.
  const other = await store.groups.ensure({ ...union, nativeId: union.group, languages: ['en'] });
  const theirs = anEvent(other.id, { start, end: start.add({ hours: 1 }) });
  await store.events.add(theirs, core.clock.now());
  const yard = await store.posts.add(theirs.id, union);
  await store.posts.recordMessage(yard.id, { ...union, message: '1795000000.000100' });
  await store.posts.add(theirs.id, world.place);
  // Ours stands there, where nobody is connected just now: it cannot be taken down.
  const shared = await store.posts.add(event.id, union);
  await store.posts.recordMessage(shared.id, { ...union, message: '1795000000.000200' });
  const of = (name: string, realm: string) => pseudonyms.of(`discord:${name}`, realm);
  const says = (id: string, person: string, groupId: string) =>
    store.rsvps.set(id, person, { choice: 'going', via: 'button', actedAt: 1 }, { groupId, sealed: null });
  await says(event.id, of('ana', event.id), group.id);
  await says(theirs.id, of('ana', theirs.id), group.id);
  await says(theirs.id, of('lupe', theirs.id), other.id);
  await store.organizers.add(group.id, of('marcus', organizerRealm(group.id)));
  await store.organizers.add(other.id, of('lupe', organizerRealm(other.id)));
  const snapshot = snapshotOfFile(join(folder, 'sanctuary.db'));
  const at = core.clock.now() - 1_000;
  await writeBackup(snapshot, join(folder, 'backups'), { at, retentionDays: 14, passphrase: null });
  await snapshot.close();
  // One that lies there half-written, and bears the words as they are.
  const half = join(folder, 'backups', `.${backupName(core.clock.now() - 2_000)}.part`);
  writeFileSync(half, title);
  const gone = [
    ...[title, event.id, group.id, world.place.channel, world.place.group ?? ''],
    ...[of('ana', event.id), of('ana', theirs.id), of('marcus', organizerRealm(group.id))],
  ];
  const found = () => [...new Set(findWords(gone, filesUnder(folder)).map((each) => each.split(' in /')[0]))];
  expect(found().sort()).toEqual([...gone].sort());

  await rosaWipes();
  const told = await live.sees(world.rosa, 'All that I kept of this group is deleted');
  expect(told.text).toContain('I took down 1 message of mine');
  expect(told.text).toContain('1 message of mine is still there');
  await live.settled();
  expect(openly(live, title)).toEqual([]);
  expect(found()).toEqual([]);
  expect(filesUnder(join(folder, 'backups')).size).toBe(0);

  expect(await store.events.byId(theirs.id)).toMatchObject({ id: theirs.id, state: 'open' });
  expect((await store.posts.of(theirs.id)).map(({ id }) => id)).toEqual([yard.id]);
  expect(await store.rsvps.count(theirs.id)).toEqual({ going: 2, maybe: 0, 'not-going': 0 });
  expect(await store.rsvps.of(theirs.id, of('lupe', theirs.id))).toMatchObject({ choice: 'going' });
  expect(await store.organizers.count(other.id)).toBe(1);
});

test('nothing goes by one tap, by a member, by an old question, or where Rosa thinks better of it', async () => {
  const { core, world } = live;
  const event = await planned(live, { title: { en: title, es: '' }, start });
  const stands = async () => (await core.store.events.byId(event.id)) !== null;
  await world.use(world.marcus, 'wipe', {});
  await live.sees(world.marcus, 'Only organizers can do this');
  await world.use(world.rosa, 'wipe', {});
  const question = await live.sees(world.rosa, 'This deletes all');
  expect(question.text).toContain('1 event made here');
  await world.press(world.rosa, question, 'Wipe this group');
  const sure = await live.sees(world.rosa, 'Are you sure?');
  expect(await stands()).toBe(true);
  live.passTime(11 * 60_000);
  await world.press(world.rosa, sure, 'Yes, delete everything now');
  // It is asked from the beginning.
  await world.press(world.rosa, await live.sees(world.rosa, 'This deletes all'), 'Keep everything');
  await live.sees(world.rosa, 'Nothing was deleted');
  expect(await stands()).toBe(true);
});
