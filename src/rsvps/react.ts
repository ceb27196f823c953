import type { MessageRef } from '../chat/place.ts';
import type { Reaction } from '../chat/reaction.ts';
import type { Repositories, Store } from '../store/open.ts';
import type { Post } from '../store/posts.ts';
import type { KnownReaction } from '../store/reactions.ts';
import type { Choice } from '../store/rsvps.ts';
import { refreshPosts } from './refresh-posts.ts';

const choiceOf: Readonly<Record<Reaction, Choice>> = {
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
  /** When it was made (epoch ms, the platform's clock): a button or command after that is the later word. */
  readonly at: number;
}

/**
 * Counts a reaction, or takes it back. Reactions are sets: the same change again changes nothing, and one that is
 * older than what is known of that reaction neither. True if the message is a post of an event that still takes RSVPs.
 */
export async function react(store: Store, act: ReactionAct, now: number): Promise<boolean> {
  return store.transaction(async (repositories) => {
    const post = await repositories.posts.byMessage(act.message);
    const event = post && (await repositories.events.byId(post.eventId));
    if (!post || event?.state !== 'open' || event.end.epochMilliseconds <= now) return false;
    if (!(await repositories.reactions.note(post.id, act, act.change === 'added', act.at))) return true;
    const changed =
      act.change === 'added'
        ? await said(repositories, post, act, act.at)
        : await tookBack(repositories, post, act, act.at);
    if (changed) await refreshPosts(repositories, event.id, now, null);
    return true;
  });
}

/** Counts a reaction that is there now, unless a later word stands; `at` as in {@link ReactionAct}. True if it counts. */
export async function said(
  { rsvps }: Repositories,
  post: Post,
  { person, reaction }: KnownReaction,
  at: number,
): Promise<boolean> {
  const known = await rsvps.of(post.eventId, person);
  if (known && known.actedAt > at) return false;
  await rsvps.set(post.eventId, person, { choice: choiceOf[reaction], via: 'reaction', actedAt: at });
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
  if (next) await rsvps.set(post.eventId, person, { choice: choiceOf[next], via: 'reaction', actedAt: at });
  else await rsvps.withdraw(post.eventId, person);
  return true;
}
