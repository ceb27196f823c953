import { beforeEach, expect, test } from 'vitest';
import { PlatformError } from '../../src/chat/platform-error.ts';
import { deliverDirect } from '../../src/outbox/deliver-direct.ts';
import type { Delivery } from '../../src/outbox/delivery.ts';
import { fanOut } from '../../src/outbox/fan-out.ts';
import { unwatched } from '../../src/outbox/stage.ts';
import { keyRing } from '../../src/people/keys.ts';
import { pseudonyms } from '../../src/people/pseudonym.ts';
import { directRealm } from '../../src/people/realms.ts';
import { type Sealer, sealer } from '../../src/people/seal.ts';
import { createPane } from '../../src/platforms/playground/pane.ts';
import { fingerprintKey } from '../../src/store/meta.ts';
import type { Store } from '../../src/store/open.ts';
import type { FanOutRow } from '../../src/store/outbox.ts';
import { there } from '../contracts/stand-in.ts';
import { knowledge } from '../scenarios/every-world.ts';
import { newTown, openTowns, type Town } from './rsvp-rules.ts';

const secret = new Uint8Array(32);
const names = pseudonyms(secret);
const rung = 'PT2H to going-or-maybe';
const hour = 3_600_000;
const month = '2026-11';
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
      await directWishes.agree({ person, platform: 'discord', group: '1', language: 'en', sealed }, month);
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

test('the order and the times of the rows tell nothing of who is who in the list of those who said yes', async () => {
  let clock = noon();
  await fanOut({ ...delivery(sealer(secret), clock), now: () => clock++ }, row);
  const lease = { owner: 'thief', until: start };
  const rows = (await store.outbox.claim(start, lease, size)).filter(({ kind }) => kind === 'direct');
  expect(rows).toHaveLength(450);
  expect(new Set(rows.map(({ dueAt }) => dueAt)).size).toBe(1);
  expect(new Set(rows.map(({ lane }) => lane))).toEqual(new Set(['discord 1 direct']));
  const people = rows.map((each) => (each.kind === 'direct' ? each.person : ''));
  expect(people).toEqual(people.toSorted());
});

test('who says stop while rows are being made is in none of them', async () => {
  const account = 'discord:2';
  const person = names.of(account, directRealm);
  const { directWishes } = store;
  // They say it right after the list was read.
  const yesAfter = async (last: string, atMost: number) => {
    const wishes = await directWishes.yesAfter(last, atMost);
    if (wishes.some((wish) => wish.person === person))
      await directWishes.refuse({ person, platform: 'discord', language: 'en' }, month);
    return wishes;
  };
  const listening = { ...store, directWishes: { ...directWishes, yesAfter } };
  await fanOut({ ...delivery(sealer(secret), noon()), store: listening }, row);
  expect(await store.outbox.directsTo(town.eventId, names.of(account, town.eventId))).toEqual([]);
  expect(await planned()).toBe(449);
});

test('when the secret is changed while people are looked for, everybody is found all the same', async () => {
  const keys = keyRing(new Uint8Array(32).fill(1), secret);
  await store.meta.set(fingerprintKey, names.fingerprint);
  expect(keys.adopt(names.fingerprint, null)).toBe(true);
  const { directWishes } = store;
  let pages = 0;
  const yesAfter = async (last: string, atMost: number) => {
    const wishes = await directWishes.yesAfter(last, atMost);
    pages += 1;
    if (pages === 3) {
      const change = keys.change();
      await store.renew({ ...change, from: names.fingerprint });
      keys.adopt(change.to, change.earlier);
    }
    return wishes;
  };
  const changing = { ...store, directWishes: { ...directWishes, yesAfter } };
  await fanOut({ ...delivery(keys.sealer, noon()), pseudonyms: keys.pseudonyms, store: changing }, row);
  expect(await planned()).toBe(450);
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

test('an event that is moved while rows are being made reminds of its new time, if no other one would', async () => {
  const event = there(await store.events.byId(town.eventId));
  const now = start - 2 * hour + 1_000;
  const moving = (hours: number): Store => ({
    ...store,
    async transaction(work) {
      const done = await store.transaction(work);
      const moved = { ...event, start: event.start.add({ hours }), end: event.end.add({ hours }) };
      const { version } = there(await store.events.byId(event.id));
      await store.events.rewriteOpen({ ...moved, version });
      return done;
    },
  });
  const awake = { from: Temporal.PlainTime.from('03:00'), to: Temporal.PlainTime.from('03:00') };
  for (const account of accounts)
    await store.directWishes.setQuiet(names.of(account, directRealm), awake, 'UTC');
  const outcome = await fanOut({ ...delivery(sealer(secret), now), store: moving(-1) }, row);
  expect(outcome).toEqual({ is: 'sent', message: null });
  const people = async (of: number) =>
    (await store.outbox.directCounts(event.id, of, now)).reduce((sum, each) => sum + each.people, 0);
  expect(await people(start)).toBe(100);
  expect(await people(start - hour)).toBe(350);
  // Another one is planned for then.
  const again = there(await store.events.byId(event.id));
  await store.events.rewriteOpen({
    ...again,
    start: again.start.add({ hours: 24 }),
    end: again.end.add({ hours: 24 }),
  });
  expect(await fanOut(delivery(sealer(secret), now), row)).toEqual({ is: 'withdrawn', error: 'moved' });
});

test('who takes their consent back while rows wait is forgotten at once, and a day after the event everything is', async () => {
  await fanOut(delivery(sealer(secret), noon()), row);
  const person = names.of('discord:2', town.eventId);
  await store.outbox.withdrawDirects(town.eventId, person);
  expect(await store.outbox.directsTo(town.eventId, person)).toMatchObject([
    { state: 'withdrawn', sealed: null },
  ]);
  // One that is just being tried as well: if that fails, it waits again.
  const other = names.of('discord:4', town.eventId);
  await store.outbox.claim(start, { owner: 'somebody', until: start }, size);
  await store.outbox.withdrawDirects(town.eventId, other);
  expect(await store.outbox.directsTo(town.eventId, other)).toMatchObject([
    { state: 'claimed', sealed: null },
  ]);
  await store.outbox.forgetDirects(start + 30 * 24 * hour);
  expect(await store.outbox.directsTo(town.eventId, person)).toEqual([]);
});

test('whose messages turn out to be closed is forgotten in all that waits for them, at other events too', async () => {
  const account = 'discord:2';
  const other = await newTown(store);
  const [here, elsewhere] = [town.eventId, other.eventId].map((id) => names.of(account, id));
  const lane = 'discord 1 direct';
  const wanted = (eventId: string, person: string | undefined, dueAt: number) => ({
    ...{ eventId, person: there(person), rung, lane, dueAt, dropped: null, ofStart: start },
    sealed: sealer(secret).seal(account, there(person)),
  });
  await store.outbox.addDirects([
    wanted(town.eventId, here, noon()),
    wanted(other.eventId, elsewhere, start - hour),
  ]);
  const [due] = await store.outbox.claim(noon(), { owner: 'worker', until: start }, 1);
  if (due?.kind !== 'direct') throw new Error('nothing is due');
  const closed = new PlatformError('closed', { code: 'direct-closed', retry: 'never' });
  const pane = createPane({
    name: 'discord',
    style: 'discord',
    render: () => [],
    reactionNames: { check: 'a', thinking: 'b', cross: 'c' },
    now: noon,
  });
  const platform = () => ({ ...pane, direct: () => Promise.reject(closed) });
  const awake = { from: Temporal.PlainTime.from('03:00'), to: Temporal.PlainTime.from('03:00') };
  await store.directWishes.setQuiet(names.of(account, directRealm), awake, 'UTC');
  const outcome = await deliverDirect({ ...delivery(sealer(secret), noon()), platform }, due, false);
  expect(outcome).toEqual({ is: 'failed', error: 'direct-closed' });
  expect(await store.outbox.directsTo(other.eventId, there(elsewhere))).toMatchObject([
    { state: 'withdrawn', sealed: null },
  ]);
});
