import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Platform } from '../../src/chat/platform.ts';
import { PlatformError } from '../../src/chat/platform-error.ts';
import { deliver } from '../../src/outbox/deliver.ts';
import { unwatched } from '../../src/outbox/stage.ts';
import { pseudonyms } from '../../src/people/pseudonym.ts';
import { sealer } from '../../src/people/seal.ts';
import { createPane } from '../../src/platforms/playground/pane.ts';
import type { Store } from '../../src/store/open.ts';
import { knowledge } from '../scenarios/every-world.ts';
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

/** A reminder's next try after fifty that failed, at this moment, with a platform that cannot be reached. */
async function tryAt(now: number) {
  const [row] = await store.outbox.of(town.eventId);
  if (!row) throw new Error('there is no reminder');
  const pane = createPane({
    name: 'discord',
    style: 'discord',
    render: () => [],
    reactionNames: { check: 'a', thinking: 'b', cross: 'c' },
    now: () => now,
  });
  const away: Platform = { ...pane, send: refuse };
  const { content } = knowledge;
  const delivery = {
    store,
    pseudonyms: pseudonyms(new Uint8Array(32)),
    sealer: sealer(new Uint8Array(32)),
    content,
    phrases: content.phrases,
    away: null,
    platform: () => away,
    now: () => now,
    watch: unwatched,
  };
  return deliver(delivery, { ...row, attempts: 50 }, false);
}

test('however often a platform could not be reached, a reminder is tried again while it still helps', async () => {
  const outcome = await tryAt(start - 20 * hour);
  expect(outcome).toMatchObject({ is: 'later', error: 'unreachable' });
  // Never longer than about ten minutes, so that it goes out soon after the outage.
  expect(outcome.is === 'later' ? outcome.afterMs : Number.NaN).toBeLessThanOrEqual(15 * 60_000);
});

test('once the event has begun it is dropped, not sent late', async () => {
  expect(await tryAt(start)).toEqual({ is: 'withdrawn', error: 'too-late' });
});
