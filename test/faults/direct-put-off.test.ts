import { afterEach, beforeEach, expect, test } from 'vitest';
import { deliverDirect } from '../../src/outbox/deliver-direct.ts';
import type { Delivery } from '../../src/outbox/delivery.ts';
import { fanOut } from '../../src/outbox/fan-out.ts';
import { unwatched } from '../../src/outbox/stage.ts';
import { pseudonyms } from '../../src/people/pseudonym.ts';
import { directRealm } from '../../src/people/realms.ts';
import { sealer } from '../../src/people/seal.ts';
import type { Store } from '../../src/store/open.ts';
import type { DirectRow } from '../../src/store/outbox.ts';
import { there } from '../contracts/stand-in.ts';
import { knowledge } from '../scenarios/every-world.ts';
import { newTown, openTowns } from './rsvp-rules.ts';

// A direct message that is tried long after it was made: whatever held it up, all that could forbid it is looked at again.

const secret = new Uint8Array(32);
const names = pseudonyms(secret);
const account = 'discord:7';
const wish = { person: names.of(account, directRealm), platform: 'discord', language: 'en' } as const;
const hour = 3_600_000;

let store: Store;
let eventId: string;
let noon: Temporal.ZonedDateTime;
let row: DirectRow;

beforeEach(async () => {
  store = await openTowns();
  ({ eventId } = await newTown(store));
  const { start } = there(await store.events.byId(eventId));
  noon = start.subtract({ days: 2 }).with({ hour: 12, minute: 0, second: 0, millisecond: 0 });
  const sealed = sealer(secret).seal(account, wish.person);
  await store.directWishes.agree({ ...wish, group: '1', sealed }, '2026-11');
  await says('going');
  const ofStart = start.epochMilliseconds;
  await store.outbox.planFanOut({ eventId, rung: 'P2D to going', dueAt: ofStart - 48 * hour, ofStart });
  await fanOut(delivery(noon), there((await store.outbox.fanOuts(eventId))[0]));
  row = there((await store.outbox.directsTo(eventId, names.of(account, eventId)))[0]);
});

afterEach(() => store.close());

const says = (choice: 'going' | 'not-going') =>
  store.rsvps.set(eventId, names.of(account, eventId), { choice, via: 'button', actedAt: 1 });

/** Nothing is connected here: whoever gets so far as to send fails. */
function delivery(at: Temporal.ZonedDateTime): Delivery {
  const { content } = knowledge;
  return {
    store,
    pseudonyms: names,
    sealer: sealer(secret),
    content,
    phrases: content.phrases,
    platform: () => undefined,
    now: () => at.epochMilliseconds,
    watch: unwatched,
    away: null,
  };
}

const tried = (at: Temporal.ZonedDateTime) => deliverDirect(delivery(at), row, false);

test('by day it is sent, if it can be', async () => {
  expect(await tried(noon)).toEqual({ is: 'failed', error: 'platform-not-connected' });
  expect(await tried(noon.with({ hour: 20, minute: 59 }))).toMatchObject({ is: 'failed' });
});

test('that somebody is written to is of use to them in that month', async () => {
  const month = noon.withTimeZone('UTC').toPlainDate().toPlainYearMonth();
  const unusedSince = ({ months }: { months: number }) =>
    store.directWishes.unusedAfter('', month.add({ months }).toString(), 9);
  await store.directWishes.use(wish.person, month.subtract({ months: 1 }).toString());
  expect(await unusedSince({ months: 0 })).toHaveLength(1);
  await tried(noon);
  expect(await unusedSince({ months: 0 })).toEqual([]);
  expect(await unusedSince({ months: 1 })).toHaveLength(1);
});

test('held up until their quiet hours, it waits for the end of these', async () => {
  expect(await tried(noon.with({ hour: 23 }))).toEqual({
    is: 'later',
    afterMs: noon
      .add({ days: 1 })
      .with({ hour: 8 })
      .since(noon.with({ hour: 23 }))
      .total('milliseconds'),
    error: 'quiet-hours',
  });
});

test('who has refused, or whose messages are closed, since then is not written to', async () => {
  await store.directWishes.close(wish.person);
  expect(await tried(noon)).toEqual({ is: 'withdrawn', error: 'not-wanted' });
  await store.directWishes.refuse(wish, '2026-11');
  expect(await tried(noon)).toEqual({ is: 'withdrawn', error: 'not-wanted' });
});

test('nor is who has said since then that they cannot come', async () => {
  await says('not-going');
  expect(await tried(noon)).toEqual({ is: 'withdrawn', error: 'not-coming' });
});

test('where a later one is due too, though it is not made out for people yet, that one comes in its place', async () => {
  const { start } = there(await store.events.byId(eventId));
  const ofStart = start.epochMilliseconds;
  const plan = (rung: string) =>
    store.outbox.planFanOut({ eventId, rung, dueAt: noon.epochMilliseconds - 1, ofStart });
  // These speak to others, or of something else.
  await plan('PT40H to speakers');
  await plan('PT41H to going about access');
  expect(await tried(noon)).toMatchObject({ is: 'failed' });
  await plan('PT42H to going-or-maybe');
  expect(await tried(noon)).toEqual({ is: 'withdrawn', error: 'overtaken' });
});

test('the hours go by the clocks of the group where they said yes, wherever the event is', async () => {
  const group = there(await store.groups.byNativeId('discord', '1'));
  await store.groups.change(group.id, { timeZone: 'America/New_York' });
  // Seven in Los Angeles is ten in New York.
  expect(await tried(noon.with({ hour: 19 }))).toMatchObject({ is: 'later', error: 'quiet-hours' });
  // And five is eight.
  expect(await tried(noon.with({ hour: 5 }))).toMatchObject({ is: 'failed' });
});
