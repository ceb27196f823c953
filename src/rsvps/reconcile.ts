import type { Reaction, ReactionSets } from '../chat/reaction.ts';
import type { Store } from '../store/open.ts';
import type { Post } from '../store/posts.ts';
import type { KnownReaction } from '../store/reactions.ts';
import { precedence, said, tookBack } from './react.ts';
import { refreshPosts } from './refresh-posts.ts';

/** What the platform shows under a post, with pseudonyms for accounts. */
export interface Reading {
  readonly people: ReactionSets;
  /** Reactions that a moderator took away from everybody: who stood there has not changed their mind. */
  readonly cleared: ReadonlySet<Reaction>;
  /** When it was read (epoch ms, the platform's clock). */
  readonly at: number;
  /**
   * What is found new was made after this (epoch ms, the platform's clock), nobody knows when: who pressed a button
   * since, said it and was answered, and stays counted so.
   */
  readonly deafSince: number;
}

/**
 * Makes what we know of a post's reactions equal to what the platform shows, counting what was added and taken
 * back while nobody listened. Several new reactions of one person are unordered: all bear the same moment, and
 * {@link precedence} decides which of them counts. Resolves to the number of changes.
 */
export async function reconcile(store: Store, post: Post, reading: Reading, now: number): Promise<number> {
  const { people, cleared, at, deafSince } = reading;
  return store.transaction(async (repositories) => {
    const event = await repositories.events.byId(post.eventId);
    if (event?.state !== 'open' || event.end.epochMilliseconds <= now) return 0;
    const known = await repositories.reactions.of(post.id);
    const has = new Set(known.map(({ person, reaction }) => `${reaction} ${person}`));
    const removed = known.filter(({ person, reaction }) => !people[reaction].has(person));
    // Last in precedence first, so that the first in precedence is the last word.
    const added: KnownReaction[] = [...precedence]
      .reverse()
      .flatMap((reaction) => [...people[reaction]].map((person) => ({ person, reaction })))
      .filter(({ person, reaction }) => !has.has(`${reaction} ${person}`));
    for (const each of removed) await repositories.reactions.correct(post.id, each, false, at);
    for (const each of added) await repositories.reactions.correct(post.id, each, true, at);
    for (const each of removed) {
      if (!cleared.has(each.reaction)) await tookBack(repositories, post, each, deafSince);
    }
    for (const each of added) await said(repositories, post, each, deafSince, at);
    const changes = removed.length + added.length;
    if (changes > 0) await refreshPosts(repositories, event.id, now, null);
    return changes;
  });
}

/** The platform's accounts turned into pseudonyms at the door. */
export function pseudonymous(sets: ReactionSets, pseudonymOf: (account: string) => string): ReactionSets {
  const turned = (reaction: Reaction) => new Set([...sets[reaction]].map(pseudonymOf));
  return { check: turned('check'), thinking: turned('thinking'), cross: turned('cross') };
}
