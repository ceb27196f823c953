import { beforeEach, expect, test } from 'vitest';
import type { Delivery } from '../../src/outbox/delivery.ts';
import { fanOut } from '../../src/outbox/fan-out.ts';
import { unwatched } from '../../src/outbox/stage.ts';
import { pseudonyms } from '../../src/people/pseudonym.ts';
import { directRealm } from '../../src/people/realms.ts';
import { type Sealer, sealer } from '../../src/people/seal.ts';
import type { Store } from '../../src/store/open.ts';
import type { FanOutRow } from '../../src/store/outbox.ts';
import { there } from '../contracts/stand-in.ts';
import { knowledge } from '../scenarios/every-world.ts';
import { newTown, openTowns, type Town } from './rsvp-rules.ts';

const secret = new Uint8Array(32);
const names = pseudonyms(secret);
const rung = 'PT2H to going-or-maybe';
const hour = 3_600_000;
const size = 1_000;
const accounts = Array.from({ length: size }, (_, at) => `discord:${at}`);

let store: Store;
let town: Town;
let start: number;
let row: FanOutRow;

/** A thousand people said yes; every second of them comes, every tenth of those said meanwhile that they cannot. */
beforeEach(async () => {
  store = await openTowns();
  town = await newTown(store);
  const event = there(await store.events.byId(town.eventId));
  start = event.start.epochMilliseconds;
  await store.transaction(async ({ directWishes, outbox, rsvps }) => {
    for (const [at, account] of accounts.entries()) {
      const person = names.of(account, directRealm);
      const sealed = sealer(secret).seal(account, person);
      await directWishes.agree({ person, platform: 'discord', group: '1', language: 'en', sealed });
      if (at % 2 === 1) continue;
      const choice = at % 20 === 0 ? 'not-going' : 'going';
      await rsvps.set(event.id, names.of(account, event.id), { choice, via: 'button', actedAt: 1 });
    }
    await outbox.planFanOut({ eventId: event.id, rung, dueAt: start - 2 * hour, ofStart: start });
  });
  row = there((await store.outbox.fanOuts(event.id))[0]);
});

function delivery(sealing: Sealer, now: number): Delivery {
  const { content } = knowledge;
  return {
    store,
    pseudonyms: names,
    sealer: sealing,
    content,
    phrases: content.phrases,
    platform: () => undefined,
    now: () => now,
    watch: unwatched,
    away: null,
  };
}

/** At noon in every zone that matters here nobody sleeps. */
const noon = () =>
  Temporal.Instant.fromEpochMilliseconds(start)
    .toZonedDateTimeISO('America/Los_Angeles')
    .with({ hour: 12, minute: 0 })
    .subtract({ days: 1 }).epochMilliseconds;

const planned = async () => {
  const counts = await store.outbox.directCounts(town.eventId, start, noon());
  return counts.reduce((sum, { people }) => sum + people, 0);
};

test('one that dies in the middle and is taken up again reminds everybody once', async () => {
  let sealed = 0;
  const real = sealer(secret);
  const dying: Sealer = {
    ...real,
    seal(account, holder) {
      sealed += 1;
      if (sealed > 230) throw new Error('killed');
      return real.seal(account, holder);
    },
  };
  await expect(fanOut(delivery(dying, noon()), row)).rejects.toThrow('killed');
  const half = await planned();
  expect(half).toBeGreaterThan(0);
  expect(half).toBeLessThan(450);
  expect(await fanOut(delivery(real, noon()), row)).toEqual({ is: 'sent', message: null });
  expect(await planned()).toBe(450);
  expect(await fanOut(delivery(real, noon()), row)).toEqual({ is: 'sent', message: null });
  expect(await planned()).toBe(450);
});

test('nobody else waits while it goes on', async () => {
  let turns = 0;
  let done = false;
  const turn = () => {
    turns += 1;
    if (!done) setImmediate(turn);
  };
  setImmediate(turn);
  await fanOut(delivery(sealer(secret), noon()), row);
  done = true;
  expect(turns).toBeGreaterThanOrEqual(size / 100);
});

test('whoever has the secret alone can tell whose row is whose', async () => {
  await fanOut(delivery(sealer(secret), noon()), row);
  const [account] = accounts.slice(2, 3);
  const person = names.of(there(account), town.eventId);
  const [mine] = await store.outbox.directsTo(town.eventId, person);
  const sealed = there(mine?.sealed);
  expect(sealer(secret).open(sealed, person)).toBe(account);
  expect(sealer(new Uint8Array(32).fill(1)).open(sealed, person)).toBeNull();
  const wish = there(await store.directWishes.of(names.of(there(account), directRealm)));
  expect(sealed).not.toBe(wish.sealed);
});

test('an event that has moved, was cancelled or has begun reminds nobody', async () => {
  const withdrawn = (error: string) => ({ is: 'withdrawn', error });
  expect(await fanOut(delivery(sealer(secret), start), row)).toEqual(withdrawn('too-late'));
  const moved = { ...row, ofStart: start - hour };
  expect(await fanOut(delivery(sealer(secret), noon()), moved)).toEqual(withdrawn('moved'));
  await store.events.move(town.eventId, 'open', 'cancelled');
  expect(await fanOut(delivery(sealer(secret), noon()), row)).toEqual(withdrawn('not-open'));
  expect(await planned()).toBe(0);
});

test('who takes their consent back while rows wait is forgotten at once, and a day after the event everything is', async () => {
  await fanOut(delivery(sealer(secret), noon()), row);
  const person = names.of('discord:2', town.eventId);
  await store.outbox.withdrawDirects(town.eventId, person);
  expect(await store.outbox.directsTo(town.eventId, person)).toMatchObject([
    { state: 'withdrawn', sealed: null },
  ]);
  await store.outbox.forgetDirects(start + 30 * 24 * hour);
  expect(await store.outbox.directsTo(town.eventId, person)).toEqual([]);
});
