import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Platform } from '../../src/chat/platform.ts';
import { PlatformError } from '../../src/chat/platform-error.ts';
import { deliver } from '../../src/outbox/deliver.ts';
import { unwatched } from '../../src/outbox/stage.ts';
import { pseudonyms } from '../../src/people/pseudonym.ts';
import { sealer } from '../../src/people/seal.ts';
import { createPane } from '../../src/platforms/playground/pane.ts';
import type { Store } from '../../src/store/open.ts';
import type { OutboxRow } from '../../src/store/outbox.ts';
import { there } from '../contracts/stand-in.ts';
import { knowledge } from '../scenarios/every-world.ts';
import { comes } from './kill/due-reminder.ts';
import { newTown, openTowns, type Town } from './rsvp-rules.ts';

let store: Store;
let town: Town;
let start: number;

const hour = 3_600_000;
const refuse = async () => {
  throw new PlatformError('down', { code: 'unreachable', retry: { afterMs: 1 } });
};

beforeAll(async () => {
  store = await openTowns();
  town = await newTown(store);
  start = (await store.events.byId(town.eventId))?.start.epochMilliseconds ?? 0;
  const post = await town.post();
  await store.outbox.add({
    kind: 'reminder',
    eventId: town.eventId,
    postId: post.id,
    rung: 'P1D',
    dueAt: start - 24 * hour,
  });
});

afterAll(() => store.close());

const sealing = sealer(new Uint8Array(32));
const names = pseudonyms(new Uint8Array(32));

/** The next try after fifty that failed, at this moment, with a platform that cannot be reached. */
async function tryAt(row: OutboxRow | undefined, now: number) {
  const pane = createPane({
    name: 'discord',
    style: 'discord',
    render: () => [],
    reactionNames: { check: 'a', thinking: 'b', cross: 'c' },
    now: () => now,
  });
  const away: Platform = { ...pane, send: refuse, direct: refuse };
  const { content } = knowledge;
  const delivery = {
    store,
    pseudonyms: names,
    sealer: sealing,
    content,
    phrases: content.phrases,
    away: null,
    platform: () => away,
    now: () => now,
    watch: unwatched,
  };
  return deliver(delivery, { ...there(row), attempts: 50 }, false);
}

const reminder = async () => (await store.outbox.of(town.eventId))[0];

test('however often a platform could not be reached, a reminder is tried again while it still helps', async () => {
  const outcome = await tryAt(await reminder(), start - 20 * hour);
  expect(outcome).toMatchObject({ is: 'later', error: 'unreachable' });
  // Never longer than about ten minutes, so that it goes out soon after the outage.
  expect(outcome.is === 'later' ? outcome.afterMs : Number.NaN).toBeLessThanOrEqual(15 * 60_000);
});

test('once the event has begun it is dropped, not sent late', async () => {
  expect(await tryAt(await reminder(), start)).toEqual({ is: 'withdrawn', error: 'too-late' });
});

test('the nearer the start, the sooner a reminder for one person is tried again, as one for a channel is', async () => {
  const account = 'discord:100000000000000001';
  await comes(
    store,
    { pseudonyms: names, sealer: sealing },
    account,
    { platform: 'discord', group: '1' },
    town.eventId,
  );
  const person = names.of(account, town.eventId);
  const waiting = { eventId: town.eventId, person, rung: 'P1D to going', lane: 'discord 1 direct' };
  const sealed = sealing.seal(account, person);
  await store.outbox.addDirects([{ ...waiting, dueAt: 0, sealed, dropped: null, ofStart: start }]);
  const rows = [await reminder(), (await store.outbox.directsTo(town.eventId, person))[0]];
  for (const row of rows) {
    const outcome = await tryAt(row, start - 60_000);
    expect(outcome.is === 'later' ? outcome.afterMs : Number.NaN).toBeLessThanOrEqual(30_000);
  }
});
