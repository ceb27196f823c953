import { afterEach, beforeEach, expect, test } from 'vitest';
import { cancelEvent } from '../../src/events/changing/cancel-event.ts';
import { formatWhen } from '../../src/events/when/format-when.ts';
import type { Event } from '../../src/store/events.ts';
import { openDiscordPane } from '../contracts/playground-world.ts';
import { there, until } from '../contracts/stand-in.ts';
import { knowledge } from './every-world.ts';
import { type LiveWorld, liveIn } from './live-world.ts';
import { planned } from './planned.ts';
import { clockShows } from './rosa-organizes.ts';

// What /bot counts as failed, as due, and as read.

const zone = 'America/Los_Angeles';
const morning = Temporal.ZonedDateTime.from(`2026-12-01T09:00[${zone}]`);
const start = morning.add({ days: 2 });
const called = (en: string) => ({ en, es: '' });

let live: LiveWorld;

beforeEach(async () => {
  live = await liveIn(await openDiscordPane(), knowledge);
  await clockShows(live, morning);
});

afterEach(async () => {
  await live.stop();
  expect([...live.world.violations(), ...live.errors]).toEqual([]);
});

const bot = async () => {
  const { rosa } = live.world;
  const before = live.world.seen(rosa).length;
  await live.world.use(rosa, 'bot');
  const isNew = () => live.world.seen(rosa).slice(before);
  return until(() => isNew().find(({ text }) => text.includes('How I am doing')), 'how it fares');
};
/** The channel refused the event's post. */
const refused = async ({ id }: Event): Promise<string> => {
  const { outbox } = live.core.store;
  const owner = 'a worker';
  const now = live.core.clock.now();
  const posting = there((await outbox.of(id)).find(({ kind }) => kind === 'post'));
  await outbox.ask({ kind: 'post', eventId: id, postId: posting.postId, dueAt: now });
  const claimed = await outbox.claim(now, { owner, until: now + 30_000 }, 50);
  const row = there(claimed.find(({ id: each }) => each === posting.id));
  await outbox.giveUp(row, owner, 'failed', 'missing-permission: Send Messages');
  return row.id;
};
const moment = (at: number) => {
  const there = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return live.world.momentAs(at, formatWhen(there, 'en'));
};

test('what failed is told until a day after the event, and no longer', async () => {
  const event = await planned(live, { title: called('Rally for all'), start });
  await refused(event);
  expect((await bot()).text).toContain('1 thing could not be sent');
  await clockShows(live, event.end.add({ hours: 23 }));
  expect((await bot()).text).toContain('1 thing could not be sent');
  await clockShows(live, event.end.add({ hours: 25 }));
  expect((await bot()).text).toContain('Nothing has failed.');
});

test('a new count for a post, or its reactions, are nothing that is due', async () => {
  const { store, clock } = live.core;
  const { id } = await planned(live, { title: called('Rally for all'), start });
  const [post] = await store.posts.of(id);
  for (const kind of ['refresh', 'seed'] as const)
    await store.outbox.ask({ kind, eventId: id, postId: there(post).id, dueAt: clock.now() + 60_000 });
  expect((await bot()).text).toContain('Nothing is due today.');
});

test('trying again leaves alone what is not wanted any more', async () => {
  const { core, world } = live;
  const wanted = await planned(live, { title: called('Rally for all'), start });
  const cancelled = await planned(live, { title: called('Called off'), start });
  const [first, second] = [await refused(wanted), await refused(cancelled)];
  await cancelEvent(core.store, cancelled.id, core.clock.now());
  const shown = await bot();
  expect(shown.text).toContain('2 things could not be sent');
  await world.press(world.rosa, shown, 'Try again');
  await until(
    () =>
      world.seen(world.rosa).find(({ id, text }) => id === shown.id && text.includes('1 thing could not')),
    'the post to be there',
  );
  expect(await core.store.outbox.byId(first)).toMatchObject({ state: 'sent' });
  expect(await core.store.outbox.byId(second)).toMatchObject({ state: 'failed' });
});

test('reactions are known as of the reading that is longest ago, once all posts were read', async () => {
  const { core } = live;
  const posts = [];
  for (const title of ['Rally for all', 'March for all']) {
    const { id } = await planned(live, { title: called(title), start });
    posts.push(there((await core.store.posts.of(id))[0]));
  }
  core.readings.clear();
  const [one, other] = [morning.epochMilliseconds, morning.add({ hours: 2 }).epochMilliseconds];
  core.readings.set(there(posts[0]).id, one);
  expect((await bot()).text).toContain('not all read yet');
  core.readings.set(there(posts[1]).id, other);
  expect((await bot()).text).toContain(`last read ${moment(one)}`);
  // In whichever order they were read.
  core.readings.set(there(posts[0]).id, other + 1);
  expect((await bot()).text).toContain(`last read ${moment(other)}`);
});
