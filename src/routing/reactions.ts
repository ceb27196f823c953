import type { ReactionChange } from '../chat/inbound.ts';
import { PlatformError } from '../chat/platform-error.ts';
import type { Core } from '../core.ts';
import { react } from '../rsvps/react.ts';
import { pseudonymous, reconcile } from '../rsvps/reconcile.ts';
import type { Post } from '../store/posts.ts';

/** How soon (ms) reactions that could not be read are asked for again. */
const readAgain = 60_000;

export async function countReaction(core: Core, { account, ...change }: ReactionChange): Promise<void> {
  const post = await core.store.posts.byMessage(change.message);
  if (!post) return;
  const person = core.pseudonyms.of(account, post.eventId);
  await core.inTurn(turnOf(post), () => react(core.store, { ...change, person }, core.clock.now()));
}

/** Counts the reactions that came and went on this platform's posts while nobody listened. */
export async function reconcilePlatform(core: Core, name: string): Promise<void> {
  const since = core.deaf.since(name);
  const posts: Post[] = [];
  for (const event of await core.store.events.open(core.clock.now())) {
    posts.push(...(await core.store.posts.of(event.id)));
  }
  let read = true;
  for (const post of posts) {
    if (post.place.platform === name && post.message) read = (await reconcilePost(core, post, since)) && read;
  }
  if (read) return core.deaf.hearsAgain(name, since);
  setTimeout(() => {
    reconcilePlatform(core, name).catch((error: unknown) => core.log.error('reconcile-broke', {}, error));
  }, readAgain).unref();
}

/** False if the platform could not tell. */
async function reconcilePost(core: Core, post: Post, since: number | null): Promise<boolean> {
  const platform = core.platform(post.place.platform);
  const { message } = post;
  if (!platform || !message) return true;
  // Reactions that come in meanwhile wait, so that an older reading cannot undo them.
  return core.inTurn(turnOf(post), async () => {
    try {
      const name = (account: string) => core.pseudonyms.of(account, post.eventId);
      const sets = pseudonymous(await platform.readReactions(message), name);
      const changes = await reconcile(core.store, post, sets, since ?? core.clock.now(), core.clock.now());
      core.log.info('reconciled', { post: post.id, changes });
      return true;
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      core.log.warn('reconcile-failed', { post: post.id, why: error.code });
      // Gone, or forbidden until somebody grants it: asking again each minute would change nothing.
      return error.retry === 'never';
    }
  });
}

function turnOf({ id }: Post): string {
  return `reactions ${id}`;
}
