import type { ReactionChange, ReactionsCleared } from '../../chat/inbound.ts';
import type { Core } from '../../core.ts';
import { forgottenRealm } from '../../people/realms.ts';
import { react } from '../../rsvps/react.ts';
import type { Post } from '../../store/posts.ts';
import { coveredByReading, onPlatformClock } from './readings.ts';

export async function countReaction(core: Core, { account, ...change }: ReactionChange): Promise<void> {
  const post = await core.store.posts.byMessage(change.message);
  if (!post) return;
  const person = core.pseudonyms.of(account, post.eventId);
  await core.inTurn(turnOf(post), async () => {
    const heardAt = onPlatformClock(core, post.place.platform, core.clock.now());
    const alreadyRead = coveredByReading(core, post, change.at);
    const forgotten = {
      mark: core.pseudonyms.of(account, forgottenRealm(post.id)),
      isSince: core.justForgotten.isSince(account, change.at, heardAt),
      isJust: core.justForgotten.has(account),
    };
    await react(core.store, { ...change, person, heardAt, alreadyRead, forgotten }, core.clock.now());
  });
}

/** A moderator took reactions away: nobody's RSVP changes by that, and the bot's own are put there again. */
export async function reactionsCleared(core: Core, { message, reaction }: ReactionsCleared): Promise<void> {
  const post = await core.store.posts.byMessage(message);
  if (!post) return;
  await core.inTurn(turnOf(post), async () => {
    const now = core.clock.now();
    const at = onPlatformClock(core, message.platform, now);
    await core.store.transaction(async ({ events, reactions, outbox }) => {
      await reactions.clear(post.id, reaction, at);
      const event = await events.byId(post.eventId);
      if (event?.state !== 'open' || event.end.epochMilliseconds <= now || event.buttonsOnly) return;
      await outbox.ask({ kind: 'seed', eventId: post.eventId, postId: post.id, dueAt: now });
    });
  });
}

/** Reactions under a post are handled one after another, and after a reading of them that is under way. */
export function turnOf({ id }: Post): string {
  return `reactions ${id}`;
}
