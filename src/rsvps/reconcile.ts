import type { Reaction, ReactionSets } from '../chat/reaction.ts';
import type { Repositories, Store } from '../store/open.ts';
import type { Post } from '../store/posts.ts';
import type { KnownReaction } from '../store/reactions.ts';
import { type ReadersForgotten, withoutForgotten } from './forgotten-reactions.ts';
import { precedence, said, tookBack } from './react.ts';
import { refreshPosts } from './refresh-posts.ts';
import { saidIn } from './said-in.ts';

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
  /** Left out: nobody ever had themselves forgotten. */
  readonly forgotten?: ReadersForgotten;
}

/**
 * Makes what we know of a post's reactions equal to what the platform shows, counting what was added and taken
 * back while nobody listened. Several new reactions of one person are unordered: all bear the same moment, and
 * {@link precedence} decides which of them counts. Resolves to the number of changes.
 */
export async function reconcile(store: Store, post: Post, reading: Reading, now: number): Promise<number> {
  const { cleared, at, deafSince, forgotten } = reading;
  return store.transaction(async (repositories) => {
    const event = await repositories.events.byId(post.eventId);
    if (event?.state !== 'open' || event.end.epochMilliseconds <= now || event.buttonsOnly) return 0;
    const settled = store.isShared ? await settledByOthers(repositories, post, reading) : nothing;
    if (settled === 'all') return 0;
    const known = await repositories.reactions.of(post.id);
    const has = new Set(known.map(nameOf));
    const isKnown = (each: KnownReaction) => has.has(nameOf(each));
    const seen = { at, hasSeen: at - uncertainty };
    const people = forgotten
      ? await withoutForgotten(repositories, post, reading.people, isKnown, seen, forgotten)
      : reading.people;
    const isOpen = (each: KnownReaction) => !settled.has(nameOf(each));
    const removed = known.filter((each) => isOpen(each) && !people[each.reaction].has(each.person));
    // Last in precedence first, so that the first in precedence is the last word.
    const added: KnownReaction[] = [...precedence]
      .reverse()
      .flatMap((reaction) => [...people[reaction]].map((person) => ({ person, reaction })))
      .filter((each) => isOpen(each) && !isKnown(each));
    for (const each of removed) await repositories.reactions.correct(post.id, each, false, at);
    for (const each of added) await repositories.reactions.correct(post.id, each, true, at);
    for (const each of removed) {
      if (!cleared.has(each.reaction)) await tookBack(repositories, post, each, deafSince);
    }
    const here = await saidIn(repositories.groups, post.place);
    for (const each of added) await said(repositories, post, each, deafSince, at, here);
    if (store.isShared) await repositories.posts.noteRead(post.id, at);
    const changes = removed.length + added.length;
    if (changes > 0) await refreshPosts(repositories, event.id, now, null);
    return changes;
  });
}

const nothing: ReadonlySet<string> = new Set();
/** What was heard so shortly (ms) before a reading began, the reading need not have seen: clocks differ by a little. */
const uncertainty = 2_000;
/** Nothing that another process heard meanwhile is dated later (ms): a reading does not take so long. */
const longestReading = 60_000;

/**
 * What other processes know better than this reading: `all` where one has read later. A process that was frozen writes
 * what it read long ago; and what one of them heard during the reading of another is newer than that.
 */
async function settledByOthers(
  { posts, reactions }: Repositories,
  { id }: Post,
  { at }: Reading,
): Promise<ReadonlySet<string> | 'all'> {
  const post = await posts.byId(id);
  if (post?.readAt != null && post.readAt > at) return 'all';
  const heard = await reactions.changedBetween(id, at - uncertainty, at + longestReading);
  return new Set(heard.map(nameOf));
}

function nameOf({ person, reaction }: KnownReaction): string {
  return `${reaction} ${person}`;
}

/** The platform's accounts turned into pseudonyms at the door. */
export function pseudonymous(sets: ReactionSets, pseudonymOf: (account: string) => string): ReactionSets {
  const turned = (reaction: Reaction) => new Set([...sets[reaction]].map(pseudonymOf));
  return { check: turned('check'), thinking: turned('thinking'), cross: turned('cross') };
}
