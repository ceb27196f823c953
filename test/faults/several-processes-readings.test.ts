import { afterAll, beforeEach, expect, test } from 'vitest';
import { type ReactionAct, react } from '../../src/rsvps/react.ts';
import { type Reading, reconcile } from '../../src/rsvps/reconcile.ts';
import { openStore } from '../../src/store/open.ts';
import { postgres } from '../../src/store/postgres.ts';
import type { Post } from '../../src/store/posts.ts';
import { channel, furnish, message } from '../contracts/store/furnish.ts';
import { freshPostgres } from '../postgres/server.ts';

// What one process reads of reactions and what others hear meanwhile, or have read since.

const database = await freshPostgres();
const one = await openStore(postgres(database.url));
const other = await openStore(postgres(database.url));
afterAll(async () => {
  await Promise.all([one.close(), other.close()]);
  await database.drop();
});

let post: Post;
/** Of Discord's clock and ours. */
let noon: number;

beforeEach(async () => {
  const { event } = await furnish(one);
  post = await one.posts.add(event.id, channel('events'));
  await one.posts.recordMessage(post.id, message('events', post.id), 0);
  post = (await one.posts.byId(post.id)) ?? post;
  noon = event.start.epochMilliseconds - 86_400_000;
});

const reading = (at: number, ...going: string[]): Reading => ({
  people: { check: new Set(going), thinking: new Set(), cross: new Set() },
  cleared: new Set(),
  at,
  deafSince: at - 60_000,
});

function heard(person: string, change: ReactionAct['change'], at: number): ReactionAct {
  const ref = post.message ?? message('events', post.id);
  return { message: ref, person, reaction: 'check', change, at, heardAt: at, alreadyRead: false };
}

const going = async () => (await one.rsvps.count(post.eventId)).going;

test('what was read before a process froze does not undo what another one has read since', async () => {
  await reconcile(other, post, reading(noon + 10_000, 'ana', 'wei'), noon);
  expect(await reconcile(one, post, reading(noon, 'ana', 'luz'), noon)).toBe(0);
  expect(await going()).toBe(2);
  expect((await one.reactions.of(post.id)).map(({ person }) => person).sort()).toEqual(['ana', 'wei']);
  expect((await other.posts.byId(post.id))?.readAt).toBe(noon + 10_000);
});

test('what another process hears while one reads is newer than the reading', async () => {
  await react(other, heard('ana', 'added', noon - 60_000), noon);
  // Both come after the reading has asked, and before it writes.
  await react(other, heard('ana', 'removed', noon + 100), noon);
  await react(other, heard('wei', 'added', noon + 200), noon);
  await reconcile(one, post, reading(noon, 'ana', 'luz'), noon);
  expect((await one.reactions.of(post.id)).map(({ person }) => person).sort()).toEqual(['luz', 'wei']);
  expect(await going()).toBe(2);
  // What stands there in truth is settled by the next reading.
  await reconcile(one, post, reading(noon + 60_000, 'ana'), noon);
  expect((await one.reactions.of(post.id)).map(({ person }) => person)).toEqual(['ana']);
});
