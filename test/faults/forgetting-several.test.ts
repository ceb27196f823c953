import { afterAll, beforeEach, expect, test } from 'vitest';
import { everythingOf } from '../../src/people/everything-of.ts';
import { forgetPerson } from '../../src/people/forget.ts';
import { justForgotten } from '../../src/people/just-forgotten.ts';
import { pseudonyms } from '../../src/people/pseudonym.ts';
import { forgottenRealm } from '../../src/people/realms.ts';
import { act } from '../../src/rsvps/act.ts';
import { type ReactionAct, react } from '../../src/rsvps/react.ts';
import { type Reading, reconcile } from '../../src/rsvps/reconcile.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { postgres } from '../../src/store/postgres.ts';
import type { Post } from '../../src/store/posts.ts';
import { channel, furnish, hour, message } from '../contracts/store/furnish.ts';
import { freshPostgres } from '../postgres/server.ts';

// Somebody is forgotten by one process while another one hears and reads.

const database = await freshPostgres();
const one = await openStore(postgres(database.url));
const other = await openStore(postgres(database.url));
afterAll(async () => {
  await Promise.all([one.close(), other.close()]);
  await database.drop();
});

const names = pseudonyms(new Uint8Array(32).fill(3));
const as = (who: string) => (realm: string) => names.of(`discord:${who}`, realm);

let post: Post;
let noon: number;

beforeEach(async () => {
  const { event } = await furnish(one);
  post = await one.posts.add(event.id, channel('events'));
  await one.posts.recordMessage(post.id, message('events', post.id), 0);
  post = (await one.posts.byId(post.id)) ?? post;
  noon = event.start.epochMilliseconds - 24 * hour;
});

const at = (who: string) => as(who)(post.eventId);
const going = async () => (await one.rsvps.count(post.eventId)).going;
const forget = (store: Store, who: string) =>
  store.transaction((repositories) => forgetPerson(repositories, as(who), { now: noon, retentionDays: 14 }));

function reaction(who: string, moment: number): ReactionAct {
  const ref = post.message ?? message('events', post.id);
  const forgotten = { mark: as(who)(forgottenRealm(post.id)), isSince: false, isJust: false };
  return {
    ...{ message: ref, person: at(who), reaction: 'check', change: 'added', forgotten },
    ...{ at: moment, heardAt: moment, alreadyRead: false },
  };
}

function reading(moment: number, ...people: readonly string[]): Reading {
  const whose = new Map(people.map((who) => [at(who), who]));
  return {
    people: { check: new Set(whose.keys()), thinking: new Set(), cross: new Set() },
    cleared: new Set(),
    at: moment,
    deafSince: moment - 60_000,
    forgotten: {
      markOf: (person) => as(whose.get(person) ?? '')(forgottenRealm(post.id)),
      isSince: () => false,
    },
  };
}

test('while others tap and react through two processes nobody but who is forgotten is lost', async () => {
  const crowd = Array.from({ length: 24 }, (_, count) => `person ${count}`);
  await react(one, reaction('ana', noon), noon);
  await Promise.all([
    ...crowd.map((who, count) => {
      const store = count % 2 ? one : other;
      if (count % 3 === 0) return react(store, reaction(who, noon + count), noon);
      const word = { choice: 'going', via: 'button', at: noon + count, heardAt: noon + count } as const;
      return act(store, { ...word, eventId: post.eventId, person: at(who), shownIn: null }, noon);
    }),
    forget(other, 'ana'),
  ]);
  expect(await going()).toBe(crowd.length);
  expect((await everythingOf(one, as('ana'))).map(({ table }) => table)).toEqual(['tombstones']);
});

test('what a process read before, and writes after, brings nobody back', async () => {
  await react(one, reaction('ana', noon - 60_000), noon);
  await forget(other, 'ana');
  await reconcile(one, post, reading(noon - 10_000, 'ana', 'wei'), noon);
  expect(await going()).toBe(1);
  // Nor does one that is read at the same moment.
  await react(one, reaction('luz', noon - 60_000), noon);
  await Promise.all([
    forget(other, 'luz'),
    reconcile(one, post, reading(noon + 30_000, 'ana', 'luz', 'wei'), noon),
  ]);
  expect(await going()).toBe(1);
  // As long as they stand there, their tombstones do.
  await reconcile(one, post, reading(noon + 60_000, 'ana', 'luz', 'wei'), noon);
  expect(await one.tombstones.of(post.id)).toHaveLength(2);
});

test('what one process knows of who was just forgotten all of them know, for an hour', () => {
  let now = noon;
  const here = justForgotten(names, () => now, { tell: (told) => there.heard(told) });
  const there = justForgotten(names, () => now, { tell: () => expect.fail('told again') });
  here.note('discord:ana', noon);
  for (const known of [here, there]) {
    expect(known.isSince('discord:ana', noon - 1, noon)).toBe(true);
    // The tap itself that asked for it, and what comes after.
    expect(known.isSince('discord:ana', noon, noon)).toBe(false);
    expect(known.isSince('discord:wei', noon - 1, noon)).toBe(false);
    // A moment of a clock that was far ahead keeps nobody from being heard.
    expect(known.isSince('discord:ana', noon - hour, noon - hour)).toBe(false);
    expect(known.has('discord:ana')).toBe(true);
  }
  now += hour;
  there.forgetOld();
  expect(here.isSince('discord:ana', noon - 1, now)).toBe(false);
  expect(there.has('discord:ana')).toBe(false);
});
