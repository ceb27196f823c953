import { type ReactionSets, reactions as reactionKinds } from '../chat/reaction.ts';
import { isLater } from '../store/is-later.ts';
import type { Repositories } from '../store/open.ts';
import type { Post } from '../store/posts.ts';
import type { KnownReaction } from '../store/reactions.ts';

/** Of somebody who reacted: whether they had themselves forgotten. */
export interface ReactorForgotten {
  /** The pseudonym of their tombstones under that post. */
  readonly mark: string;
  /** They had themselves forgotten after they did this. */
  readonly isSince: boolean;
  /** They had themselves forgotten a short while ago, before or after it. */
  readonly isJust: boolean;
}

/** The same of everybody in a reading, by the pseudonyms that stand in it. */
export interface ReadersForgotten {
  markOf(person: string): string;
  /** They had themselves forgotten since the moment after which what is new in it was made. */
  isSince(person: string): boolean;
}

interface Told extends KnownReaction {
  readonly change: 'added' | 'removed';
  readonly at: number;
  readonly heardAt: number;
  readonly alreadyRead: boolean;
}

/**
 * Whether this is about a reaction that is not counted, because its person had themselves forgotten; keeps its tombstone
 * right. One that was made anew counts again, and of one that was taken away nothing is left.
 */
export async function isForgotten(
  { tombstones, reactions, forgotten }: Repositories,
  { id: postId }: Post,
  told: Told,
  { mark, isSince, isJust }: ReactorForgotten,
): Promise<boolean> {
  const { reaction, change, at, heardAt, alreadyRead } = told;
  const stone = { postId, person: mark, reaction };
  const found = await tombstones.find(stone);
  const isOlder = found !== null && (found.madeAt === at || isLater(found.madeAt, at, heardAt));
  if (change === 'removed') {
    if (found && (!isOlder || found.madeAt === at)) await tombstones.remove(stone);
    if (found || (await reactions.isPresent(postId, told))) return found !== null || isSince;
    // Of somebody who has said nothing since, nothing is written, not even that a reaction is gone.
    return isJust || (await forgotten.has(told.person));
  }
  if (isSince) {
    // It was on its way while they had themselves forgotten. What a reading has settled since, is settled.
    const isNews = !alreadyRead && !isOlder && !(await reactions.isPresent(postId, told));
    if (isNews) await tombstones.add({ ...stone, madeAt: at });
    return true;
  }
  if (!found || isOlder) return isOlder;
  await tombstones.remove(stone);
  // The reading took it for the one that stood there before.
  if (alreadyRead) await reactions.correct(postId, told, true, at);
  return false;
}

/**
 * What a reading found, without the reactions of those who had themselves forgotten. A tombstone whose reaction is gone
 * goes too, so that it counts when it is put there anew. `hasSeen`: by when (epoch ms) a reaction must have been made for
 * the reading to show it.
 */
export async function withoutForgotten(
  { tombstones }: Repositories,
  { id: postId }: Post,
  people: ReactionSets,
  isKnown: (reaction: KnownReaction) => boolean,
  { at, hasSeen }: { readonly at: number; readonly hasSeen: number },
  { markOf, isSince }: ReadersForgotten,
): Promise<ReactionSets> {
  const stones = new Map((await tombstones.of(postId)).map((stone) => [nameOf(stone), stone]));
  const left = { check: new Set<string>(), thinking: new Set<string>(), cross: new Set<string>() };
  for (const reaction of reactionKinds)
    for (const person of people[reaction]) {
      const isStone = stones.size > 0 && stones.delete(nameOf({ person: markOf(person), reaction }));
      const isLive = isKnown({ person, reaction });
      if (isLive || !(isStone || isSince(person))) left[reaction].add(person);
      else if (!isStone) await tombstones.add({ postId, person: markOf(person), reaction, madeAt: at });
    }
  for (const stone of stones.values())
    if (!isLater(stone.madeAt, hasSeen, at)) await tombstones.remove(stone);
  return left;
}

function nameOf({ person, reaction }: KnownReaction): string {
  return `${reaction} ${person}`;
}
