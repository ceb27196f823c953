import { setImmediate } from 'node:timers/promises';
import { type QuietHours, quietUntil } from '../people/quiet-hours.ts';
import { audienceOf } from '../reminders/direct/audience.ts';
import { quietHoursBy } from '../reminders/direct/quiet-hours-of.ts';
import { reasonToDropForAll } from '../reminders/direct/reason-to-drop-direct.ts';
import type { DirectWish } from '../store/direct-wishes.ts';
import type { Event } from '../store/events.ts';
import { directLane } from '../store/outbox/lane.ts';
import type { FanOutRow, WantedDirect } from '../store/outbox.ts';
import { gaveUpTrying } from './after-error.ts';
import type { Delivery } from './delivery.ts';
import type { Outcome } from './outcome.ts';

/** So many accounts are unsealed before others have their turn: some milliseconds. */
const piece = 100;

/** Not sent, since it would have come in their quiet hours and these last too long. */
export const inQuietHours = 'quiet-hours';

/**
 * Gives each of the people whom a rung speaks to, and who want direct messages, a row of their own. Who wants them is
 * kept apart from who comes: only here, in memory, is one matched with the other. Repeated after a crash it adds nobody twice.
 */
export async function fanOut(delivery: Delivery, row: FanOutRow): Promise<Outcome> {
  const { store } = delivery;
  const tried = gaveUpTrying(row, false);
  if (tried) return tried;
  const event = await store.events.byId(row.eventId);
  if (!event) return { is: 'withdrawn', error: 'event-gone' };
  const at = delivery.now();
  const dropped = reasonToDropForAll(event, row, at);
  if (dropped !== null) return { is: 'withdrawn', error: dropped };
  const wanting = await wantingOf(delivery, event, row);
  for (let from = 0; from < wanting.length; from += piece) {
    const stopped = await addTo(delivery, row, wanting.slice(from, from + piece), at);
    if (stopped !== null) return { is: 'withdrawn', error: stopped };
    await setImmediate();
  }
  return { is: 'sent', message: null };
}

interface Known {
  readonly account: string;
  /** As known at the event. */
  readonly person: string;
}

/** Begins again where another secret came into force meanwhile: by then everybody has another pseudonym. */
async function wantingOf(delivery: Delivery, event: Event, row: FanOutRow): Promise<string[]> {
  const { pseudonyms, store } = delivery;
  for (;;) {
    const { fingerprint } = pseudonyms;
    const wanting = await amongThose(delivery, event, await audienceOf(store, row));
    if (pseudonyms.fingerprint === fingerprint) return wanting;
  }
}

/** Those of an audience who want direct messages, as they are known in that list. */
async function amongThose(delivery: Delivery, event: Event, audience: Set<string>): Promise<string[]> {
  const found: { readonly wish: string; readonly person: string }[] = [];
  let last = '';
  while (audience.size > 0) {
    const wishes = await delivery.store.directWishes.yesAfter(last, piece);
    for (const wish of wishes) {
      const person = knownAt(delivery, event, wish)?.person;
      if (person !== undefined && audience.delete(person)) found.push({ wish: wish.person, person });
    }
    const end = wishes.at(-1);
    if (end === undefined) break;
    last = end.person;
    await setImmediate();
  }
  // Rows in the order of that list would tell a thief whose is whose.
  return found.sort((a, b) => (a.person < b.person ? -1 : 1)).map(({ wish }) => wish);
}

/**
 * In one transaction: whoever says stop meanwhile is not kept in a row that was not there yet, and of an event that is moved
 * meanwhile people are told the new time. Resolves to why nobody is to be reminded any more; null: they are.
 */
async function addTo(
  delivery: Delivery,
  row: FanOutRow,
  wanting: readonly string[],
  at: number,
): Promise<string | null> {
  return delivery.store.transaction(async ({ events, directWishes, groups, outbox }) => {
    const event = await events.byId(row.eventId);
    if (!event) return 'event-gone';
    const dropped = reasonToDropForAll(event, row, delivery.now());
    if (dropped !== null) return dropped;
    const hoursOf = quietHoursBy({ groups }, event.start.timeZoneId);
    const theirs: WantedDirect[] = [];
    for (const wish of await directWishes.yesAmong(wanting)) {
      const known = knownAt(delivery, event, wish);
      if (known) theirs.push(directTo(delivery, row, event, wish, known, await hoursOf(wish), at));
    }
    await outbox.addDirects(theirs.sort((a, b) => (a.person < b.person ? -1 : 1)));
    return null;
  });
}

function knownAt({ sealer, pseudonyms }: Delivery, event: Event, wish: DirectWish): Known | null {
  const account = wish.sealed === null ? null : sealer.open(wish.sealed, wish.person);
  return account === null ? null : { account, person: pseudonyms.of(account, event.id) };
}

function directTo(
  { sealer }: Delivery,
  { rung }: FanOutRow,
  event: Event,
  wish: DirectWish,
  { account, person }: Known,
  hours: QuietHours,
  at: number,
): WantedDirect {
  const dueAt = quietUntil(at, hours) ?? at;
  const start = event.start.epochMilliseconds;
  const row = { eventId: event.id, person, rung, lane: directLane(wish), ofStart: start };
  return dueAt < start
    ? { ...row, dueAt, sealed: sealer.seal(account, person), dropped: null }
    : { ...row, dueAt: at, sealed: null, dropped: inQuietHours };
}
