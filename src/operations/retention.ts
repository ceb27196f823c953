import type { Log } from '../chat/log.ts';
import type { MessageRef } from '../chat/place.ts';
import { agreeWithin } from '../organizers/two-people/agree-within.ts';
import { eraseGroup } from '../people/erase-group.ts';
import { forgetWishes } from '../people/forget-wishes.ts';
import { monthOf, monthsBefore } from '../people/month-of.ts';
import type { Pseudonyms } from '../people/pseudonym.ts';
import type { Sealer } from '../people/seal.ts';
import { scrubDueKey } from '../store/meta.ts';
import { newId } from '../store/new-id.ts';
import type { Store } from '../store/open.ts';

export interface Retention {
  readonly store: Store;
  readonly pseudonyms: Pseudonyms;
  readonly sealer: Sealer;
  readonly log: Log;
  /** For how many days it is kept what people said and did. */
  readonly days: number;
  /** Epoch ms. */
  readonly now: () => number;
  /** From when on (epoch ms) platforms have surely told in which groups the bot is, after a start. Left out: nobody will. */
  readonly toldFrom?: number;
  /** Takes messages off the platforms, as far as these let it. Left out: none is connected. */
  readonly takeDown?: (refs: readonly MessageRef[]) => Promise<unknown>;
}

const day = 24 * 60 * 60 * 1000;
/** How many months after it was last of use a choice goes of which nobody can tell whether its owner is still there. */
const unusedMonths = 12;
const eachMinute = 60 * 1000;
/** The last day (`2026-11-23`, UTC) on which all was gone through. */
const goneThroughKey = 'retained';

/**
 * Forgets what has been kept for long enough. What is exactly so many days old goes. An event that ended so many days ago is
 * left with numbers alone, and a group that the bot left so long ago is erased. Then, or once a day, or where somebody else
 * asked for it, nothing of it stays behind (see `Store.scrub`).
 */
export function retaining(retention: Retention): () => Promise<void> {
  let emptied = Number.NEGATIVE_INFINITY;
  return async () => {
    try {
      await forget(retention);
      await scrub(retention.store);
      const { store, now } = retention;
      if (store.isShared || Math.abs(now() - emptied) < eachMinute) return;
      emptied = now();
      // Its log of writes tells what was written after what, and holds what was taken back.
      await store.scrub();
    } catch (error) {
      retention.log.error('retention-broke', {}, error);
    }
  };
}

async function forget(retention: Retention): Promise<void> {
  const { store, days, now } = retention;
  const moment = now() - days * day;
  await collapse(retention, moment);
  await eraseLeft(retention, moment);
  await store.audit.forgetBefore(moment);
  await store.requests.forgetBefore(now() - agreeWithin);
  await store.nameGrants.forgetBefore(now());
  await store.forgotten.removeExpired(now());
  const today = new Date(now()).toISOString().slice(0, 10);
  if ((await store.meta.get(goneThroughKey)) === today) return;
  const unused = monthsBefore(now(), unusedMonths);
  await store.chosenLanguages.forgetUnused(unused);
  await store.directWishes.forgetUnanswered(unused);
  await forgetWishes(retention, monthOf(moment));
  await store.transaction(async ({ meta }) => {
    await meta.set(goneThroughKey, today);
    await meta.set(scrubDueKey, newId());
  });
}

async function collapse({ store, log }: Retention, moment: number): Promise<void> {
  const due = await store.eventCounts.due(moment);
  for (const id of due)
    await store.transaction(async ({ eventCounts, meta }) => {
      await eventCounts.collapse(id, moment);
      await meta.set(scrubDueKey, newId());
    });
  if (due.length > 0) log.info('events-became-counts', { events: due.length });
}

async function eraseLeft(
  { store, log, takeDown, now, toldFrom = 0 }: Retention,
  moment: number,
): Promise<void> {
  // It may have been let in again while nobody was there.
  if (now() < toldFrom) return;
  for (const { id } of await store.groups.leftBy(moment)) {
    const erased = await store.transaction(async (repositories) => {
      const isLeft = (await repositories.groups.leftBy(moment)).some((group) => group.id === id);
      if (!isLeft) return null;
      await repositories.meta.set(scrubDueKey, newId());
      return eraseGroup(repositories, id);
    });
    if (erased === null) continue;
    const { refs } = erased;
    log.info('left-group-erased', { group: id, messages: refs.length });
    // Its events may stand in other groups too. Nobody waits for it: platforms have their pace.
    takeDown?.(refs).catch((error: unknown) => log.error('messages-not-taken-down', {}, error));
  }
}

/** What is in the way now (a backup that is made) is not in a minute. */
async function scrub(store: Store): Promise<void> {
  const due = await store.meta.get(scrubDueKey);
  if (due === null || !(await store.scrub())) return;
  // Somebody may have deleted more meanwhile.
  if ((await store.meta.get(scrubDueKey)) === due) await store.meta.forget(scrubDueKey);
}
