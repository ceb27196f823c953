import type { Store } from '../store/open.ts';
import { nobody } from '../store/rsvps.ts';

/**
 * The same store, but what is asked for at the same moment by many rows (their events, posts, groups, counts) is read
 * with one statement. Nothing is kept: whoever asks later reads anew.
 */
export function readTogether(store: Store): Store {
  const { events, posts, groups, rsvps, outbox } = store;
  return {
    ...store,
    events: { ...events, byId: together(async (ids) => byId(await events.byIds(ids)), null) },
    posts: { ...posts, byId: together(async (ids) => byId(await posts.byIds(ids)), null) },
    groups: { ...groups, byId: together(async (ids) => byId(await groups.byIds(ids)), null) },
    rsvps: { ...rsvps, count: together((ids) => rsvps.counts(ids), nobody) },
    outbox: {
      ...outbox,
      remindersIn: together((ids, now: number) => outbox.remindersOf(ids, now), []),
    },
  };
}

function byId<T extends { readonly id: string }>(found: readonly T[]): Map<string, T> {
  return new Map(found.map((each) => [each.id, each]));
}

/** Gathers the ids that are asked for until the event loop goes on, and reads them at once. `none`: of what is not there. */
function together<T, None, More extends readonly unknown[]>(
  read: (ids: readonly string[], ...more: More) => Promise<ReadonlyMap<string, T>>,
  none: None,
): (id: string, ...more: More) => Promise<T | None> {
  let gathering: { readonly ids: Set<string>; readonly found: Promise<ReadonlyMap<string, T>> } | null = null;
  return async (id, ...more) => {
    if (!gathering) {
      const ids = new Set<string>();
      const found = new Promise<void>((resolve) => process.nextTick(resolve)).then(() => {
        gathering = null;
        return read([...ids], ...more);
      });
      gathering = { ids, found };
    }
    gathering.ids.add(id);
    return (await gathering.found).get(id) ?? none;
  };
}
