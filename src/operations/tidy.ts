import { draftLifetime } from '../events/drafting/create-event.ts';
import type { Store } from '../store/open.ts';

/** How long (ms) ids of deliveries are kept to recognise repetitions. */
const deliveryMemory = 24 * 60 * 60 * 1000;
/** However many come in a day, no more of them are kept (some megabytes), but each for so long (ms) and looked at so often (ms). */
const mostDeliveries = 100_000;
const surelyRepeated = 60 * 60 * 1000;
const eachMinute = 60 * 1000;
/** How long (ms) after an event it is kept who of those who wanted it was reminded of it. */
const afterEvent = 24 * 60 * 60 * 1000;
const aliveKey = 'alive';

/** What is done now and then: what nobody needs any more goes, and the moment is noted in which we were there. */
export function tidying(store: Store, now: () => number): () => Promise<void> {
  let looked = Number.NEGATIVE_INFINITY;
  const keepFew = async () => {
    if (Math.abs(now() - looked) < eachMinute) return;
    looked = now();
    await store.deliveries.keepLatest(mostDeliveries, looked - surelyRepeated);
  };
  return async () => {
    await store.deliveries.forgetBefore(now() - deliveryMemory);
    await keepFew();
    await store.events.removeDraftsBefore(now() - draftLifetime);
    await store.series.removeUnused();
    await store.shares.removeExpired(now());
    await store.outbox.forgetDirects(now() - afterEvent);
    await store.personalReminders.forgetBefore(now() - afterEvent);
    await noteAlive(store, now());
  };
}

/** Notes that this installation runs, or ran until now. */
export async function noteAlive(store: Store, now: number): Promise<void> {
  await store.meta.set(aliveKey, String(now));
}

/** Until when (epoch ms) this installation surely ran: the last note of it, or the last thing that anybody said. */
export async function lastAlive(store: Store): Promise<number> {
  const noted = Number((await store.meta.get(aliveKey)) ?? 0);
  return Math.max(noted, (await store.rsvps.lastAct()) ?? 0);
}
