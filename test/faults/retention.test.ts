import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { MessageRef } from '../../src/chat/place.ts';
import { retaining } from '../../src/operations/retention.ts';
import { pseudonyms } from '../../src/people/pseudonym.ts';
import { directRealm, languageRealm } from '../../src/people/realms.ts';
import { sealer } from '../../src/people/seal.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { sqlite } from '../../src/store/sqlite.ts';
import { errorLog } from '../contracts/error-log.ts';
import { anEvent, furnish, hour, message, noon } from '../contracts/store/furnish.ts';
import { newFolder } from '../scenarios/bot-process.ts';
import { filesUnder, findWords } from '../scenarios/search-bytes.ts';

const days = 14;
const day = 24 * hour;
/** When the event ends, and when it has been over for long enough. */
const end = noon + hour;
const longAgo = end + days * day;

const secret = randomBytes(32);
const names = pseudonyms(secret);
const seals = sealer(secret);

let folder: string;
let store: Store;
let now: number;
let errors: readonly unknown[];
let tidy: () => Promise<void>;
let takenDown: MessageRef[];

beforeEach(async () => {
  folder = newFolder('data');
  store = await openStore(sqlite(folder));
  takenDown = [];
  const logged = errorLog();
  ({ errors } = logged);
  tidy = retaining({
    ...{ store, pseudonyms: names, sealer: seals, log: logged.log, days },
    now: () => now,
    async takeDown(refs) {
      takenDown.push(...refs);
    },
  });
});

afterEach(async () => {
  await store.close();
  expect(errors).toEqual([]);
});

const tidyAt = (moment: number): Promise<void> => {
  now = moment;
  return tidy();
};

/** Each row of each table, as a thief would read it. */
function everything(): string[] {
  const stolen = new DatabaseSync(join(folder, 'sanctuary.db'));
  const tables = stolen.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
  const rows = tables.flatMap(({ name }) =>
    stolen
      .prepare(`SELECT * FROM ${String(name)}`)
      .all()
      .map((row) => `${String(name)} ${JSON.stringify(row)}`),
  );
  stolen.close();
  return rows;
}

async function says(account: string, eventId: string): Promise<void> {
  const rsvp = { choice: 'going', via: 'button', actedAt: noon } as const;
  await store.rsvps.set(eventId, names.of(account, eventId), rsvp);
}

async function wants(account: string, month: string): Promise<string> {
  const person = names.of(account, directRealm);
  const said = { person, platform: 'discord', group: '1', language: 'en' } as const;
  await store.directWishes.agree({ ...said, sealed: seals.seal(account, person) }, month);
  return person;
}

const wishes = async (people: readonly string[]) =>
  (await Promise.all(people.map((person) => store.directWishes.of(person)))).map(
    (wish) => wish?.state ?? null,
  );

test('who came is forgotten in the very moment when it has been over for so many days', async () => {
  const { event } = await furnish(store);
  await says('discord:1', event.id);
  await tidyAt(longAgo - 1);
  expect(await store.rsvps.peopleWho(event.id, ['going'])).toHaveLength(1);
  await tidyAt(longAgo);
  expect(await store.rsvps.peopleWho(event.id, ['going'])).toEqual(new Set());
  expect(await store.rsvps.count(event.id)).toMatchObject({ going: 1 });
});

test('what was tidied once is as it is after the second time, and nothing of what comes is touched', async () => {
  const { event, groupId } = await furnish(store);
  const coming = anEvent(groupId, { end: event.end.add({ days: 30 }) });
  await store.events.add(coming, noon);
  for (const id of [event.id, coming.id]) {
    await says('discord:1', id);
    await store.personalReminders.add({
      eventId: id,
      person: names.of('discord:1', id),
      rung: 'PT2H to personal',
    });
  }
  const ofComing = () => everything().filter((row) => row.includes(coming.id));
  const before = ofComing();
  await tidyAt(longAgo);
  const after = everything();
  await tidyAt(longAgo + 60_000);
  expect(everything()).toEqual(after);
  expect(ofComing()).toEqual(before);
  expect(before.length).toBeGreaterThan(2);
});

test('what was deleted stays behind nowhere, as soon as nobody is in the way', async () => {
  const { event } = await furnish(store);
  await says('discord:1', event.id);
  const left = () => findWords([names.of('discord:1', event.id)], filesUnder(folder)).length > 0;
  const reader = new DatabaseSync(join(folder, 'sanctuary.db'));
  reader.exec('BEGIN');
  reader.prepare('SELECT * FROM rsvps').all();
  await tidyAt(longAgo);
  expect(left()).toBe(true);
  reader.exec('COMMIT');
  reader.close();
  await tidyAt(longAgo + 60_000);
  expect(left()).toBe(false);
});

test('who wanted messages is forgotten when nothing of theirs is left and their last month is long over', async () => {
  const { event, groupId } = await furnish(store);
  // Ended, but not for so long; and one of which nothing but a reminder of somebody's own is left.
  const late = anEvent(groupId, { end: event.end.add({ days: 60 }) });
  await store.events.add(late, noon);
  const everybody = await Promise.all([
    wants('discord:came-long-ago', '2027-03'),
    wants('discord:comes-later', '2027-03'),
    wants('discord:asked-for-a-reminder', '2027-03'),
    wants('discord:used-it-in-april', '2027-04'),
    wants('discord:cannot-be-written-to', '2027-03'),
  ]);
  await store.directWishes.close(names.of('discord:cannot-be-written-to', directRealm));
  await says('discord:came-long-ago', event.id);
  await says('discord:comes-later', late.id);
  const own = names.of('discord:asked-for-a-reminder', late.id);
  await store.personalReminders.add({ eventId: late.id, person: own, rung: 'PT2H to personal' });
  // Sealed with a secret that nobody has: what is left of them nobody knows.
  const strange = names.of('discord:strange', directRealm);
  const foreign = sealer(randomBytes(32)).seal('discord:strange', strange);
  const said = { person: strange, platform: 'discord', group: '1', language: 'en' } as const;
  await store.directWishes.agree({ ...said, sealed: foreign }, '2027-03');

  const marchIsOver = Date.UTC(2027, 3, 1) + days * day;
  await tidyAt(marchIsOver - 1);
  expect(await wishes(everybody)).toEqual(['yes', 'yes', 'yes', 'yes', 'closed']);
  await tidyAt(marchIsOver);
  expect(await wishes(everybody)).toEqual([null, 'yes', 'yes', 'yes', null]);
  expect(await wishes([strange])).toEqual(['yes']);
  await tidyAt(longAgo + 60 * day);
  expect(await wishes(everybody)).toEqual([null, null, null, null, null]);
});

test('a language, and a question that was asked once, are kept for twelve months after the last use', async () => {
  const [language, asked] = [names.of('discord:1', languageRealm), names.of('discord:1', directRealm)];
  await store.chosenLanguages.set(language, 'es', '2026-11');
  await store.directWishes.askOnce({ person: asked, platform: 'discord', language: 'es' }, '2026-11');
  const kept = async () => [await store.chosenLanguages.of(language), ...(await wishes([asked]))];
  await tidyAt(Date.UTC(2027, 11, 1) - 1);
  expect(await kept()).toEqual(['es', 'asked']);
  await tidyAt(Date.UTC(2027, 11, 1));
  expect(await kept()).toEqual([null, null]);
});

test('what organizers did goes with the rest, and a group that the bot left so long ago', async () => {
  const { event, groupId, post } = await furnish(store);
  const person = 'rosa';
  await store.posts.recordMessage(post.id, message('general', 'm1'));
  await store.audit.add(groupId, { person, record: 'posted', eventId: event.id, at: noon });
  const given = { channel: null, given: {}, seen: 'seen' };
  const request = { groupId, person, kind: 'command', name: 'event cancel', madeAt: noon } as const;
  await store.requests.add({ ...request, ...given });
  await store.forgotten.add([{ digest: 'digest', until: noon }]);
  await tidyAt(noon + days * day);
  expect(await store.audit.latest(groupId, 9)).toHaveLength(1);
  expect(await store.forgotten.all()).toEqual([]);
  await tidyAt(noon + days * day + 1);
  expect(await store.audit.latest(groupId, 9)).toEqual([]);
  expect(await store.requests.since(groupId, 0)).toEqual([]);

  await store.groups.left('discord', '900000000000000001', noon + day);
  await tidyAt(noon + (1 + days) * day - 1);
  expect(await store.groups.byId(groupId)).not.toBeNull();
  await tidyAt(noon + (1 + days) * day);
  expect(await store.groups.byId(groupId)).toBeNull();
  expect(takenDown).toEqual([message('general', 'm1')]);
  expect(everything().filter((row) => row.includes(groupId) || row.includes(event.id))).toEqual([]);
});

test('a group is not erased before platforms could say, after a start, that the bot is in it again', async () => {
  const { groupId } = await furnish(store);
  await store.groups.left('discord', '900000000000000001', noon);
  const started = noon + 30 * day;
  const keys = { pseudonyms: names, sealer: seals };
  const { log } = errorLog();
  const tidyAgain = retaining({ store, ...keys, log, days, now: () => now, toldFrom: started + hour });
  now = started;
  await tidyAgain();
  expect(await store.groups.byId(groupId)).not.toBeNull();
  now = started + hour;
  await tidyAgain();
  expect(await store.groups.byId(groupId)).toBeNull();
});
