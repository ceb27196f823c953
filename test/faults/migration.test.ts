import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { expect, test } from 'vitest';
import { migrations } from '../../src/store/migrations.ts';
import { openStore } from '../../src/store/open.ts';
import { sqlite } from '../../src/store/sqlite.ts';
import { newFolder } from '../scenarios/bot-process.ts';

test('the list of who wants direct messages does not keep the order in which people answered first', async () => {
  const folder = newFolder('data');
  const store = await openStore(sqlite(folder));
  for (const person of ['c', 'a', 'b'])
    await store.directWishes.askOnce({ person, platform: 'discord', language: 'en' }, '2026-11');
  await store.close();
  const stolen = new DatabaseSync(join(folder, 'sanctuary.db'));
  expect(() => stolen.prepare('SELECT rowid FROM direct_wishes')).toThrow('no such column');
  const rows = stolen.prepare('SELECT person FROM direct_wishes').all();
  expect(rows.map(({ person }) => person)).toEqual(['a', 'b', 'c']);
  stolen.close();
});

test('a database of the first version is brought up to date with everybody in it', async () => {
  const folder = newFolder('data');
  const engine = sqlite(folder);
  const old = new Kysely<Record<string, Record<string, string | number>>>({ dialect: engine.dialect });
  const migrator = new Migrator({ db: old, provider: { getMigrations: async () => migrations(engine) } });
  const { error } = await migrator.migrateTo('001-events-and-people-by-pseudonym');
  expect(error).toBeUndefined();
  const texts = JSON.stringify({ en: 'Hearing', es: '' });
  const start = Date.now() + 86_400_000;
  await old
    .insertInto('groups')
    .values({
      id: 'g',
      platform: 'discord',
      native_id: '1',
      time_zone: 'America/Los_Angeles',
      languages: '["en"]',
    })
    .execute();
  await old
    .insertInto('events')
    .values({
      id: 'e',
      group_id: 'g',
      kind: 'rally',
      title: texts,
      description: texts,
      accessibility: texts,
      place: '',
      link: '',
      time_zone: 'America/Los_Angeles',
      starts_at: start,
      ends_at: start + 3_600_000,
      state: 'open',
      created_at: 0,
    })
    .execute();
  await old
    .insertInto('posts')
    .values({ id: 'p', event_id: 'e', platform: 'discord', native_group: '1', channel: '2', message: '3' })
    .execute();
  // Neither by their ids nor by their channels is this the order in which they were planned.
  for (const [id, channel] of [
    ['z', '9'],
    ['a', '5'],
  ])
    await old
      .insertInto('posts')
      .values({ id: id ?? '', event_id: 'e', platform: 'discord', native_group: '1', channel: channel ?? '' })
      .execute();
  await old.insertInto('reactions').values({ post_id: 'p', person: 'ana', reaction: 'check' }).execute();
  const going = { event_id: 'e', person: 'ana', choice: 'going', via: 'reaction', acted_at: 5 };
  await old.insertInto('rsvps').values(going).execute();
  await old.destroy();

  const store = await openStore(sqlite(folder));
  expect(await store.reactions.of('p')).toEqual([{ person: 'ana', reaction: 'check' }]);
  expect(await store.rsvps.count('e')).toEqual({ going: 1, maybe: 0, 'not-going': 0 });
  expect(await store.posts.byId('p')).toMatchObject({ reposts: 0, message: { message: '3' } });
  expect((await store.posts.of('e')).map(({ id }) => id)).toEqual(['p', 'z', 'a']);
  await store.posts.add('e', { platform: 'discord', group: '1', channel: '1' });
  expect((await store.posts.of('e')).at(-1)?.place.channel).toBe('1');
  const taken = { person: 'ana', reaction: 'check' } as const;
  expect(await store.reactions.note('p', taken, false, 10, 10)).toBe(true);
  expect(await store.reactions.of('p')).toEqual([]);
  // It goes on in its time zone, and nobody is asked for what was settled long ago.
  expect(await store.groups.byNativeId('discord', '1')).toMatchObject({
    timeZone: 'America/Los_Angeles',
    welcomed: true,
    announcementChannel: null,
    organizerRoles: [],
  });
  expect(await store.events.byId('e')).toMatchObject({ ladder: null, edits: null, version: 1 });
  // What came since: no channel for organizers, nothing shared, no votes.
  expect(await store.groups.byNativeId('discord', '1')).toMatchObject({ id: 'g', organizersChannel: null });
  expect(await store.groups.withOrganizersChannel()).toEqual([]);
  expect(await store.sharedAnswers.all()).toEqual([]);
  await store.answerVotes.add('provision/status-inquiries', 'en', 'no');
  await store.answerVotes.add('provision/status-inquiries', 'en', 'no');
  expect(await store.answerVotes.all()).toMatchObject([{ yes: 0, no: 2 }]);
  await store.close();
});
