import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { reactions } from '../chat/reaction.ts';
import { refreshPosts } from '../rsvps/refresh-posts.ts';
import { digestOf } from '../store/forgotten.ts';
import type { Repositories } from '../store/open.ts';
import type { Tombstone } from '../store/tombstones.ts';
import { everything, everythingOf, type Kept, type PseudonymFor, tablesOfPeople } from './everything-of.ts';
import { forgottenRealm } from './realms.ts';

const day = 24 * 60 * 60_000;
/** So many days more, at random for each: the same end would tell which of them belong together. */
const mostDaysMore = 6;
/** How long (ms) a count may still stand as it was, where there are several. */
const mostApart = 10 * 60_000;

/** After so many days (from the one on which they were forgotten) nothing says any more that somebody was. */
export function daysOfMarks(retentionDays: number): number {
  return retentionDays + 1 + mostDaysMore;
}

const reactionRow = z.object({
  post_id: z.string(),
  reaction: z.enum(reactions),
  present: z.number(),
  changed_at: z.number(),
});
const rsvpRow = z.object({ event_id: z.string(), choice: z.string() });

/**
 * Deletes everything of a person but what others must decide (who organizes, what organizers did), and asks for the counts
 * to be shown anew; call it within a transaction. A reaction that still stands under a post leaves a tombstone, so that
 * no reading brings it back. `now`: epoch ms. Resolves to the tombstones: whoever sees the post sees these reactions.
 */
export async function forgetPerson(
  repositories: Repositories,
  pseudonymFor: PseudonymFor,
  { now, retentionDays }: { readonly now: number; readonly retentionDays: number },
): Promise<Tombstone[]> {
  const kept = await everythingOf(repositories, pseudonymFor);
  const stones = kept.flatMap((one) => tombstoneFor(one, pseudonymFor));
  for (const stone of stones) await repositories.tombstones.add(stone);
  const gone = kept.filter(({ table }) => everything[table].goes);
  for (const table of tablesOfPeople)
    await repositories.kept.remove(table, [...new Set(gone.filter(isIn(table)).map(({ person }) => person))]);
  // What an organizer is known by stays with their acts, so it must not be deleted after a restore either.
  const people = gone
    .filter(({ table }) => everything[table].madeFor !== 'group')
    .map(({ person }) => person);
  const atMost = await untilOverFor(repositories, gone, retentionDays);
  const firstUntil = daysAfter(now, retentionDays);
  await repositories.forgotten.add(
    [...new Set(people)].map((person) => ({
      digest: digestOf(person),
      until: Math.min(firstUntil + randomInt(mostDaysMore + 1) * day, atMost.get(person) ?? Infinity),
    })),
  );
  const counted = kept.filter(isIn('rsvps')).map(({ row }) => rsvpRow.parse(row).event_id);
  // Counts that fall at the same moment, and rows that are due at the same, would tell which events belong together.
  const apart = counted.length > 1 ? mostApart : 0;
  for (const event of counted.sort())
    await refreshPosts(repositories, event, now + randomInt(apart + 1), null);
  return stones;
}

/** The end of the day (epoch ms) that is so many days after this moment. */
function daysAfter(moment: number, days: number): number {
  return (Math.floor(moment / day) + 1 + days) * day;
}

/**
 * Until when (epoch ms) those who stood at an event could come back at all: then a backup leaves nobody there. Who had
 * themselves forgotten must not be kept for longer, in whatever form, than who did nothing.
 */
async function untilOverFor(
  { events }: Repositories,
  gone: readonly Kept[],
  retentionDays: number,
): Promise<ReadonlyMap<string, number>> {
  const ofEvents = gone.filter(({ table }) => everything[table].madeFor === 'event');
  const until = new Map<string, number>();
  for (const { person, of } of ofEvents) {
    const event = until.has(person) ? null : await events.byId(of);
    if (event) until.set(person, daysAfter(event.end.epochMilliseconds, retentionDays));
  }
  return until;
}

function isIn(table: Kept['table']): (one: Kept) => boolean {
  return (one) => one.table === table;
}

function tombstoneFor({ table, row }: Kept, pseudonymFor: PseudonymFor): Tombstone[] {
  if (table !== 'reactions') return [];
  const { post_id: postId, reaction, present, changed_at: madeAt } = reactionRow.parse(row);
  return present === 1 ? [{ postId, person: pseudonymFor(forgottenRealm(postId)), reaction, madeAt }] : [];
}
