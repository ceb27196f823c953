import { digestOf, type Forgotten } from '../store/forgotten.ts';
import type { Repositories } from '../store/open.ts';
import type { Tombstone } from '../store/tombstones.ts';
import { everything, tablesOfPeople } from './everything-of.ts';

/** What must be known of those who had themselves forgotten where an older database takes the place of a newer one. */
export interface WhoIsForgotten {
  readonly forgotten: readonly Forgotten[];
  readonly tombstones: readonly Tombstone[];
}

export async function whoIsForgotten({ forgotten, tombstones }: Repositories): Promise<WhoIsForgotten> {
  return { forgotten: await forgotten.all(), tombstones: await tombstones.all() };
}

/**
 * Deletes whoever had themselves forgotten from a database that may be older than that, and keeps their reactions from
 * being counted anew; call it within a transaction. `since`: what {@link whoIsForgotten} told of the database that was in its
 * place. Resolves to how many pseudonyms were deleted.
 */
export async function replayForgotten(repositories: Repositories, since?: WhoIsForgotten): Promise<number> {
  const { kept, forgotten, tombstones, posts } = repositories;
  if (since) {
    await forgotten.add(since.forgotten);
    for (const stone of since.tombstones) if (await posts.byId(stone.postId)) await tombstones.add(stone);
  }
  const digests = new Set((await forgotten.all()).map(({ digest }) => digest));
  const deleted = new Set<string>();
  if (digests.size === 0) return 0;
  for (const table of tablesOfPeople) {
    if (!everything[table].goes) continue;
    const people = (await kept.people(table)).filter((person) => digests.has(digestOf(person)));
    await kept.remove(table, people);
    for (const person of people) deleted.add(person);
  }
  return deleted.size;
}
