import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { migrate } from '../../src/cli/migrate/migrate.ts';
import { keyRing } from '../../src/people/keys.ts';
import { pseudonyms } from '../../src/people/pseudonym.ts';
import type { Engine } from '../../src/store/database.ts';
import type { Following } from '../../src/store/following.ts';
import { digestOf } from '../../src/store/forgotten.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { postgres } from '../../src/store/postgres.ts';
import { sqlite } from '../../src/store/sqlite.ts';
import { freshPostgres } from '../postgres/server.ts';
import {
  type AnyRow,
  accountOf,
  bothKeys,
  inhabitedDataFolder,
  newSecret,
  old,
  oldSecret,
  peopleIn,
  rowsIn,
  rowsOn,
} from './names-of-people.ts';

interface Site {
  rows(): Promise<Map<string, AnyRow[]>>;
  query(text: string): Promise<unknown>;
  engine(): Engine;
}

async function onSqlite(): Promise<Site> {
  const folder = await inhabitedDataFolder(300);
  return {
    rows: async () => rowsIn(folder),
    async query(text) {
      const database = new DatabaseSync(join(folder, 'sanctuary.db'));
      database.exec(text);
      database.close();
    },
    engine: () => sqlite(folder),
  };
}

async function onPostgres(): Promise<Site> {
  const database = await freshPostgres();
  const folder = await inhabitedDataFolder(300);
  await migrate({ folder, address: database.url, anew: false, tell: () => {} });
  return {
    rows: () => rowsOn(database),
    query: (text) => database.query(text),
    engine: () => postgres(database.url),
  };
}

async function during<T>(engine: Engine, work: (store: Store) => Promise<T>, following?: Following) {
  const store = await openStore(engine, following ?? null);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const change = () => ({ ...bothKeys().change(), from: old });

describe.each([
  ['SQLite', onSqlite],
  ['PostgreSQL', onPostgres],
] as const)('on %s', (_, begin) => {
  test('everybody in every table has another name afterwards, and nothing else is another', async () => {
    const site = await begin();
    const before = await site.rows();
    const people = peopleIn(before);
    // Whatever table has a column for a person, or a digest, has people in it here.
    expect(people.size).toBeGreaterThanOrEqual(12);
    const renewed = await during(site.engine(), (store) => store.renew(change()));
    expect(renewed).toMatchObject({ isChanged: true, odd: 0 });
    const after = await site.rows();
    const ring = keyRing(newSecret);
    const meta = new Map(after.get('meta')?.map(({ key, value }) => [String(key), String(value)]));
    expect(meta.get('secret-fingerprint')).toBe(pseudonyms(newSecret).fingerprint);
    const adopted = ring.adopt(meta.get('secret-fingerprint') ?? '', meta.get('earlier-keys') ?? null);
    expect(adopted).toBe(true);
    let seals = 0;
    for (const [table, rows] of before) {
      if (table === 'meta') continue;
      const now = after.get(table) ?? [];
      expect(now.length).toBe(rows.length);
      const wanted = rows.map((row) => {
        const { person, digest, key, sealed, ...same } = row;
        const to = (text: unknown) => (typeof text === 'string' ? change().pseudonym(text) : text);
        const ends = table === 'outbox' && typeof person === 'string';
        const newKey = ends ? String(key).replace(person, String(to(person))) : key;
        return JSON.stringify({ ...same, person: to(person), digest: to(digest), key: newKey });
      });
      const found = now.map(({ person, digest, key, sealed, ...same }) => {
        if (typeof sealed === 'string' && typeof person === 'string') {
          expect(ring.sealer.open(sealed, person)).toMatch(/^discord:1\d{5}$/);
          seals += 1;
        }
        return JSON.stringify({ ...same, person, digest, key });
      });
      expect([table, ...found.sort()]).toEqual([table, ...wanted.sort()]);
    }
    expect(seals).toBeGreaterThan(200);
    // No name of before stands in any column of any table.
    const all = JSON.stringify([...after.values()]);
    for (const name of [...people.values()].flat()) expect(all.includes(name)).toBe(false);
    const again = await during(site.engine(), (store) => store.renew(change()));
    expect(again).toMatchObject({ isChanged: false, rows: 0 });
    await expect(
      during(site.engine(), (store) =>
        store.renew({ ...keyRing(randomBytes(32), oldSecret).change(), from: old }),
      ),
    ).rejects.toThrow('neither of the two secrets');
  });

  test('what a process wrote by the old secret after the change becomes one with what was there', async () => {
    const site = await begin();
    const was = (await site.rows()).get('rsvps') ?? [];
    const [rsvp, other] = was as [AnyRow, AnyRow];
    await during(site.engine(), (store) => store.renew(change()));
    // One says something later than what is known, one something that is older; a third is new.
    const stale = (row: AnyRow, person: string, at: number) =>
      site.query(
        `INSERT INTO rsvps (event_id, person, choice, via, acted_at, speaks)
         VALUES ('${String(row.event_id).replaceAll("'", "''")}', '${person}', 'going', 'button', ${at}, 0)`,
      );
    const later = 1_800_000_000_000;
    await stale(rsvp, String(rsvp.person), later);
    await stale(other, String(other.person), 1);
    const third = pseudonyms(oldSecret).of('discord:999999', 'rsvps');
    await stale(rsvp, third, later);
    const renewed = await during(site.engine(), (store) => store.renew(change()));
    expect(renewed).toMatchObject({ isChanged: false, rows: 2 });
    const rows = (await site.rows()).get('rsvps') ?? [];
    expect(rows.length).toBe(was.length + 1);
    const of = ({ event_id }: AnyRow, person: unknown) =>
      rows.filter((row) => row.event_id === event_id && row.person === change().pseudonym(String(person)));
    expect(of(rsvp, rsvp.person).map((row) => [row.choice, Number(row.acted_at)])).toEqual([
      ['going', later],
    ]);
    expect(of(other, other.person).map((row) => row.choice)).toEqual([other.choice]);
    expect(of(rsvp, third)).toHaveLength(1);
  });

  test('whoever knows both secrets goes on in the middle of whatever it does', async () => {
    const site = await begin();
    const keys = bothKeys();
    const account = accountOf(1_000_000);
    const group = (await site.rows()).get('groups')?.[0]?.id as string;
    const event = (await site.rows()).get('events')?.[0]?.id as string;
    await during(
      site.engine(),
      async (store) => {
        const before = keys.pseudonyms.of(account, event);
        const sealed = keys.sealer.seal(account, before);
        const rsvp = { choice: 'going', via: 'button', actedAt: 5 } as const;
        await store.rsvps.set(event, before, rsvp);
        await store.organizers.add(group, before);
        await during(site.engine(), (other) => other.renew(change()));
        // All of this was made before, and is done now.
        expect(keys.mayChange).toBe(true);
        expect(await store.rsvps.of(event, before)).toMatchObject({ choice: 'going' });
        expect(keys.mayChange).toBe(false);
        await store.rsvps.set(event, before, { ...rsvp, choice: 'maybe' }, { groupId: group, sealed });
        expect(await store.organizers.has(group, before)).toBe(true);
        await store.forgotten.add([{ digest: digestOf(before), until: 7 }]);
        const now = keys.pseudonyms.of(account, event);
        expect(now).not.toBe(before);
        const [named] = await store.names.in(event, group);
        expect(named).toMatchObject({ person: now, choice: 'maybe' });
        expect(keys.sealer.open(named?.sealed ?? '', now)).toBe(account);
        await store.transaction(({ organizers }) => organizers.remove(group, before));
        expect(await store.organizers.has(group, now)).toBe(false);
        // Who was forgotten before is so by another digest, and who is from now on by the one of the new name.
        await store.forgotten.add([{ digest: digestOf(now), until: 8 }]);
        expect(await store.renew({ ...keys.change(), from: keys.change().to })).toMatchObject({ rows: 0 });
        const forgotten = new Map((await store.forgotten.all()).map(({ until, digest }) => [until, digest]));
        expect(forgotten.get(7)).toBe(change().pseudonym(digestOf(before)));
        expect(forgotten.get(8)).toBe(digestOf(now));
        await store.forgotten.recall(now);
        expect((await store.forgotten.all()).some(({ until }) => until === 8)).toBe(false);
      },
      keys,
    );
    const theirs = (await site.rows()).get('rsvps')?.filter(({ acted_at }) => Number(acted_at) === 5);
    expect(theirs).toHaveLength(1);
  });
});

test('on PostgreSQL processes that know both secrets read and write all the while, and each person counts once', async () => {
  const site = await onPostgres();
  const group = String((await site.rows()).get('groups')?.[0]?.id);
  const event = String((await site.rows()).get('events')?.[0]?.id);
  const counted = (await site.rows()).get('rsvps')?.filter((row) => row.event_id === event).length ?? 0;
  const rings = [bothKeys(), bothKeys()];
  const stores = await Promise.all(rings.map((ring) => openStore(site.engine(), ring)));
  let isOver = false;
  const people = Array.from({ length: 16 }, (_, nth) => accountOf(2_000_000 + nth));
  const tapping = people.map(async (account, nth) => {
    const ring = rings[nth % 2] as (typeof rings)[number];
    const store = stores[nth % 2] as Store;
    for (let time = 0; !isOver || time < 3; time += 1) {
      const person = ring.pseudonyms.of(account, event);
      const rsvp = { choice: time % 2 === 0 ? 'going' : 'maybe', via: 'button', actedAt: time } as const;
      await store.transaction(async ({ rsvps }) => {
        const before = await rsvps.of(event, person);
        expect(before?.actedAt ?? -1).toBe(time - 1);
        await rsvps.set(event, person, rsvp);
      });
      await store.organizers.add(group, person);
      expect(await store.organizers.has(group, person)).toBe(true);
    }
  });
  const renewed = await during(site.engine(), (store) => store.renew(change()));
  isOver = true;
  await Promise.all(tapping);
  expect(renewed).toMatchObject({ isChanged: true, odd: 0 });
  expect(rings.map(({ mayChange }) => mayChange)).toEqual([false, false]);
  const [ring, store] = [rings[0], stores[0]];
  for (const account of people)
    expect(await store?.organizers.has(group, ring?.pseudonyms.of(account, event) ?? '')).toBe(true);
  const rows = (await site.rows()).get('rsvps')?.filter((row) => row.event_id === event) ?? [];
  expect(rows.length).toBe(counted + people.length);
  expect(rows.every(({ person }) => /\.[0-9a-f]{8}$/.test(String(person)))).toBe(true);
  await Promise.all(stores.map((each) => each.close()));
});
