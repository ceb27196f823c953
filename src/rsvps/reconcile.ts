import type { Reaction } from '../chat/reaction.ts';
import type { Store } from '../store/open.ts';
import type { Post } from '../store/posts.ts';
import { applyReaction, precedence } from './react.ts';
import { refreshPosts } from './refresh-posts.ts';

/** Pseudonyms behind each reaction, as the platform tells them now. */
export type PlatformSets = Readonly<Record<Reaction, ReadonlySet<string>>>;

/**
 * Makes what we know of a post's reactions equal to what the platform shows, counting what was added and taken
 * back while nobody listened. Of several new reactions of one person found at once, {@link precedence} decides.
 * `deafSince` (epoch ms): what is found new was made after that, nobody knows when; who pressed a button since, said
 * it and was answered, and stays counted so. Resolves to the number of changes.
 */
export async function reconcile(
  store: Store,
  post: Post,
  platform: PlatformSets,
  deafSince: number,
  now: number,
): Promise<number> {
  return store.transaction(async (repositories) => {
    const event = await repositories.events.byId(post.eventId);
    if (event?.state !== 'open') return 0;
    const known = await repositories.reactions.of(post.id);
    const has = new Set(known.map(({ person, reaction }) => `${reaction} ${person}`));
    const removed = known.filter(({ person, reaction }) => !platform[reaction].has(person));
    // Added last-in-precedence first, so that the first in precedence is the last word.
    const added = [...precedence]
      .reverse()
      .flatMap((reaction) => [...platform[reaction]].map((person) => ({ person, reaction })))
      .filter(({ person, reaction }) => !has.has(`${reaction} ${person}`));
    for (const each of removed)
      await applyReaction(repositories, post, { ...each, change: 'removed', at: deafSince });
    for (const each of added)
      await applyReaction(repositories, post, { ...each, change: 'added', at: deafSince });
    const changes = removed.length + added.length;
    if (changes > 0) await refreshPosts(repositories, event.id, now, null);
    return changes;
  });
}

/** The platform's accounts turned into pseudonyms at the door. */
export function pseudonymous(sets: PlatformSets, pseudonymOf: (account: string) => string): PlatformSets {
  const turned = (reaction: Reaction) => new Set([...sets[reaction]].map(pseudonymOf));
  return { check: turned('check'), thinking: turned('thinking'), cross: turned('cross') };
}
