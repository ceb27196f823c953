import type { MessageRef } from '../chat/place.ts';
import type { Reaction } from '../chat/reaction.ts';
import { isLater } from '../store/is-later.ts';
import type { Repositories, Store } from '../store/open.ts';
import type { Post } from '../store/posts.ts';
import type { KnownReaction } from '../store/reactions.ts';
import type { Choice, Said } from '../store/rsvps.ts';
import { isForgotten, type ReactorForgotten } from './forgotten-reactions.ts';
import { refreshPosts } from './refresh-posts.ts';
import { saidIn } from './said-in.ts';

export const choiceOf: Readonly<Record<Reaction, Choice>> = {
  check: 'going',
  thinking: 'maybe',
  cross: 'not-going',
};

/** Which reaction stands where the order of several is not known: who said yes somewhere is counted on. */
export const precedence: readonly Reaction[] = ['check', 'thinking', 'cross'];

export interface ReactionAct {
  readonly message: MessageRef;
  /** A pseudonym. */
  readonly person: string;
  readonly reaction: Reaction;
  readonly change: 'added' | 'removed';
  /** When it was made, and when it came in (epoch ms, the platform's clock): what was done after it is the later word. */
  readonly at: number;
  readonly heardAt: number;
  /** It is older than a complete reading of that post: what stands there is known already. */
  readonly alreadyRead: boolean;
  /** Left out: nobody ever had themselves forgotten. */
  readonly forgotten?: ReactorForgotten;
}

/**
 * Counts a reaction, or takes it back. Reactions are sets: the same change again changes nothing, and one that is
 * older than what is known of that reaction neither. True if the message is a post of an event that still takes RSVPs, and
 * takes them by reactions.
 */
export async function react(store: Store, act: ReactionAct, now: number): Promise<boolean> {
  return store.transaction(async (repositories) => {
    const post = await repositories.posts.byMessage(act.message);
    const event = post && (await repositories.events.byId(post.eventId));
    if (!post || event?.state !== 'open' || event.end.epochMilliseconds <= now) return false;
    if (event.buttonsOnly) return false;
    if (await counts(repositories, post, act)) await refreshPosts(repositories, event.id, now, null);
    return true;
  });
}

/** Whether an RSVP changed by it. */
async function counts(repositories: Repositories, post: Post, act: ReactionAct): Promise<boolean> {
  const { reactions } = repositories;
  if (act.forgotten && (await isForgotten(repositories, post, act, act.forgotten))) return false;
  const isAdded = act.change === 'added';
  const isNew = !act.alreadyRead && (await reactions.note(post.id, act, isAdded, act.at, act.heardAt));
  if (!isAdded) return isNew && tookBack(repositories, post, act, act.at);
  // A reading may have found it before it was told, and not when it was made: now that is known.
  if (!(await reactions.isPresent(post.id, act))) return false;
  const here = await saidIn(repositories.groups, post.place);
  return said(repositories, post, act, act.at, act.heardAt, here);
}

/**
 * Counts a reaction that is there now and was made at `at`, unless a later word stands; `now` tells which words cannot be
 * later (both epoch ms, the platform's clock); `here`: where the post stands. True if that changes an RSVP.
 */
export async function said(
  { rsvps, forgotten }: Pick<Repositories, 'rsvps' | 'forgotten'>,
  post: Post,
  { person, reaction }: KnownReaction,
  at: number,
  now: number,
  here: Said,
): Promise<boolean> {
  const known = await rsvps.of(post.eventId, person);
  // Taking one reaction away says nothing against another that stands.
  const isWord = known !== null && !(known.via === 'reaction' && known.choice === null);
  if (isWord && isLater(known.actedAt, at, now)) return false;
  const choice = choiceOf[reaction];
  if (known?.choice === choice && known.actedAt === at) return false;
  const rsvp = { choice, via: 'reaction', actedAt: at } as const;
  if (!known) await forgotten.recall(person);
  await rsvps.set(post.eventId, person, rsvp, here);
  return true;
}

/** Takes back what a reaction said that is no longer there; true if an RSVP changed by it. */
export async function tookBack(
  { reactions, rsvps }: Repositories,
  post: Post,
  { person, reaction }: KnownReaction,
  at: number,
): Promise<boolean> {
  const rsvp = await rsvps.of(post.eventId, person);
  // A button pressed since, or another reaction, is the later word and stays.
  if (rsvp?.via !== 'reaction' || rsvp.choice !== choiceOf[reaction]) return false;
  const left = await reactions.ofPerson(post.eventId, person);
  const next = precedence.find((each) => left.includes(each));
  // The moment stays known, so that a button pressed before it and told after it does not bring the answer back.
  const actedAt = Math.max(at, rsvp.actedAt);
  await rsvps.set(post.eventId, person, { choice: next ? choiceOf[next] : null, via: 'reaction', actedAt });
  return true;
}
