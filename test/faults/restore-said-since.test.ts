import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { backup } from '../../src/cli/backup/backup.ts';
import { restore } from '../../src/cli/restore/restore.ts';
import { maybeSent } from '../../src/outbox/maybe-sent.ts';
import { pseudonyms } from '../../src/people/pseudonym.ts';
import { directRealm, organizerRealm } from '../../src/people/realms.ts';
import { sealer } from '../../src/people/seal.ts';
import { openDataFolder } from '../../src/start/data-folder.ts';
import type { GroupSettings } from '../../src/store/groups.ts';
import type { Store } from '../../src/store/open.ts';
import { type Furnished, furnish } from '../contracts/store/furnish.ts';
import { newFolder } from '../scenarios/bot-process.ts';
import { run } from './keeping.ts';

// A backup is older than what people said since: a no is not turned back into a yes by putting it back.

const secret = Buffer.alloc(32, 7);
const { of, fingerprint } = pseudonyms(secret);
const seal = sealer(secret).seal;
const month = '2026-11';
const rung = 'P1D to going';

async function within<T>(folder: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openDataFolder(folder, fingerprint);
  return work(store).finally(() => store.close());
}

/** An event whose names organizers see, and to which all of these come; all want direct messages, and have one waiting. */
async function aTown(
  accounts: readonly string[],
  furnished: (store: Store, town: Furnished) => Promise<void> = async () => {},
) {
  const folder = newFolder('data');
  const town = await within(folder, async (store) => {
    const made = await furnish(store, { showsNames: true });
    await furnished(store, made);
    const { groupId, event } = made;
    const people = accounts.map((account) => ({
      coming: of(account, event.id),
      wanting: of(account, directRealm),
    }));
    for (const [at, { coming, wanting }] of people.entries()) {
      const account = accounts[at] ?? '';
      const said = { choice: 'going', via: 'button', actedAt: 1 } as const;
      await store.rsvps.set(event.id, coming, said, { groupId, sealed: seal(account, coming) });
      const wish = {
        person: wanting,
        platform: 'discord',
        group: '900000000000000001',
        language: 'en',
      } as const;
      await store.directWishes.agree({ ...wish, sealed: seal(account, wanting) }, month);
      await store.outbox.addDirects([waiting(event, coming, seal(account, coming))]);
    }
    return { event, people };
  });
  const env = {
    ...{ DATA_DIR: folder, BACKUP_DIR: newFolder('backups'), XDG_CONFIG_HOME: newFolder('config') },
    SANCTUARY_SECRET: secret.toString('base64'),
  };
  expect(await run(backup, [], env)).toMatchObject({ code: 0 });
  const [file = ''] = readdirSync(env.BACKUP_DIR);
  return { ...town, folder, putBack: () => run(restore, [join(env.BACKUP_DIR, file), '--yes'], env) };
}

function waiting(
  { id, start }: { id: string; start: Temporal.ZonedDateTime },
  person: string,
  sealed: string,
) {
  const dueAt = Date.now() - 60_000;
  return {
    eventId: id,
    person,
    rung,
    lane: 'x',
    dueAt,
    sealed,
    dropped: null,
    ofStart: start.epochMilliseconds,
  };
}

const isShown = async (store: Store, eventId: string, person: string) =>
  (await store.names.of(eventId, person))?.isShown;

test('who stopped messages or hid their name since stays so; of anybody else all comes back', async () => {
  const { folder, event, people, putBack } = await aTown(['discord:ana', 'discord:rosa']);
  const [ana, rosa] = people;
  if (!ana || !rosa) throw new Error('two come');
  await within(folder, (store) =>
    store.transaction(async ({ directWishes, names, outbox }) => {
      await directWishes.refuse({ person: ana.wanting, platform: 'discord', language: 'en' }, month);
      await outbox.withdrawDirects(event.id, ana.coming);
      await names.hide(event.id, ana.coming);
    }),
  );
  const { code, said } = await putBack();
  expect(code, said).toBe(0);
  expect(said).toContain('Who stopped direct messages or hid their name since then stays as they wanted it.');
  await within(folder, async (store) => {
    expect((await store.directWishes.of(ana.wanting))?.state).toBe('no');
    expect(await isShown(store, event.id, ana.coming)).toBe(false);
    const [hers] = await store.outbox.directsTo(event.id, ana.coming);
    expect(hers).toMatchObject({ state: 'withdrawn', error: 'not-wanted', sealed: null });
    expect((await store.rsvps.of(event.id, ana.coming))?.choice).toBe('going');

    expect((await store.directWishes.of(rosa.wanting))?.state).toBe('yes');
    expect(await isShown(store, event.id, rosa.coming)).toBe(true);
  });
});

test('names of an event that shows none any more, or of who comes no more, do not come back', async () => {
  const { folder, event, people, putBack } = await aTown(['discord:ana']);
  const [ana] = people;
  if (!ana) throw new Error('she comes');
  await within(folder, async ({ kept, names }) => {
    await names.hideAll(event.id);
    await kept.remove('rsvps', [ana.coming]);
  });
  expect(await putBack()).toMatchObject({ code: 0 });
  await within(folder, async (store) => expect(await isShown(store, event.id, ana.coming)).toBe(false));
});

test('an organizer who was taken out since stays out, and the rules of now hold', async () => {
  const { folder, event, putBack } = await aTown([], async ({ organizers, groups }, { groupId }) => {
    for (const each of ['spy', 'stays']) await organizers.add(groupId, of(each, organizerRealm(groupId)));
    await groups.change(groupId, { organizerRoles: ['7'], permissions: { share: 'by-right' } });
  });
  const { groupId } = event;
  const strict: GroupSettings = {
    permissions: { names: 'by-right' },
    twoPeople: ['names'],
    organizersChannel: '5',
    organizerRoles: [],
  };
  await within(folder, async ({ organizers, groups, events }) => {
    await organizers.remove(groupId, of('spy', organizerRealm(groupId)));
    await organizers.add(groupId, of('new', organizerRealm(groupId)));
    await groups.change(groupId, strict);
    await events.rewriteOpen({ ...event, showsNames: false, buttonsOnly: true });
  });
  const { code, said } = await putBack();
  expect(code, said).toBe(0);
  expect(said).toContain('Organizers who were taken out since then, and stay out: 1.');
  expect(said).toContain('look at /settings');
  await within(folder, async ({ organizers, groups, events }) => {
    expect(await organizers.has(groupId, of('spy', organizerRealm(groupId)))).toBe(false);
    expect(await organizers.has(groupId, of('stays', organizerRealm(groupId)))).toBe(true);
    expect(await groups.byId(groupId)).toMatchObject(strict);
    expect(await events.byId(event.id)).toMatchObject({ showsNames: false, buttonsOnly: true });
  });
});

test('a reminder that somebody had since then is not prepared again; one that waited is looked for before it is sent', async () => {
  const { folder, event, people, putBack } = await aTown(['discord:ana', 'discord:rosa']);
  const [ana, rosa] = people;
  if (!ana || !rosa) throw new Error('two come');
  const later = { ...waiting(event, ana.coming, seal('discord:ana', ana.coming)), rung: 'PT2H to going' };
  await within(folder, async ({ outbox }) => {
    await outbox.addDirects([later]);
    const lease = { owner: 'bot', until: Date.now() + 60_000 };
    const claimed = await outbox.claim(Date.now(), lease, 100);
    await outbox.settle(
      lease.owner,
      claimed.map((row) => ({ row, is: 'sent', message: null, error: null, againAt: null })),
    );
  });
  expect(await putBack()).toMatchObject({ code: 0 });
  await within(folder, async ({ outbox }) => {
    // As the reminder to all who come would, if it were carried out again.
    await outbox.addDirects([later]);
    const hers = await outbox.directsTo(event.id, ana.coming);
    expect(new Map(hers.map((row) => [row.rung, row]))).toMatchObject(
      new Map([
        [later.rung, expect.objectContaining({ state: 'withdrawn', error: 'sent-before-restore' })],
        [rung, expect.objectContaining({ state: 'pending', error: expect.stringContaining(maybeSent) })],
      ]),
    );
    const [others] = await outbox.directsTo(event.id, rosa.coming);
    expect(others).toMatchObject({ state: 'pending', error: expect.stringContaining(maybeSent) });
    expect(others?.firstAttemptAt).not.toBeNull();
  });
});

test('where rows in it cannot be read any more, that is said, and the backup takes its place', async () => {
  const { folder, event, people, putBack } = await aTown(['discord:ana']);
  const database = new DatabaseSync(join(folder, 'sanctuary.db'));
  // A reaction that nobody knows.
  database.exec(
    `PRAGMA foreign_keys = OFF; INSERT INTO tombstones (post_id, person, reaction, made_at) VALUES ('a', 'b', 'shrug', 1)`,
  );
  database.close();
  const { code, said } = await putBack();
  expect(code, said).toBe(0);
  expect(said).toContain('The database that is there is damaged.');
  await within(folder, async (store) =>
    expect((await store.rsvps.of(event.id, people[0]?.coming ?? ''))?.choice).toBe('going'),
  );
});
