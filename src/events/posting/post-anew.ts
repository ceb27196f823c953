import { askReportOf } from '../../organizers/telling/ask-report.ts';
import type { Store } from '../../store/open.ts';
import type { Post } from '../../store/posts.ts';

/** Somebody who keeps deleting a post means it: after so many times it stays away, and organizers are told. */
const mostReposts = 3;

/**
 * Puts a post that was deleted into the outbox again. Everybody stays counted: whose reaction went with the message has
 * not changed their mind. `now` by our clock, `platformNow` by the platform's (epoch ms). Resolves to what became of it, in a word for the log.
 */
export async function postAnew(
  store: Store,
  post: Post,
  now: number,
  platformNow: number,
): Promise<'posted-again' | 'left-alone' | 'given-up'> {
  return store.transaction(async (repositories) => {
    const { events, posts, reactions, outbox } = repositories;
    const event = await events.byId(post.eventId);
    const there = await posts.byId(post.id);
    if (!there || there.message?.message !== post.message?.message) return 'left-alone';
    await reactions.clear(post.id, null, platformNow);
    if (event?.state !== 'open' || event.end.epochMilliseconds <= now) return 'left-alone';
    await posts.forgetMessage(post.id);
    const wanted = { kind: 'post' as const, eventId: post.eventId, postId: post.id, dueAt: now };
    if (there.reposts >= mostReposts) {
      await outbox.fail(wanted, 'deleted-again');
      await askReportOf(repositories, wanted, now);
      return 'given-up';
    }
    await outbox.ask(wanted);
    return 'posted-again';
  });
}
