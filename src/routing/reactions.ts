import type { ReactionChange } from '../chat/inbound.ts';
import { PlatformError } from '../chat/platform-error.ts';
import type { Core } from '../core.ts';
import { react } from '../rsvps/react.ts';
import { pseudonymous, reconcile } from '../rsvps/reconcile.ts';
import type { Post } from '../store/posts.ts';

export async function countReaction(core: Core, change: ReactionChange): Promise<void> {
  const person = core.pseudonyms.of(change.account);
  const { message, reaction } = change;
  await core.inTurn(turnOf(message.message), () =>
    react(core.store, { message, person, reaction, change: change.change }, core.clock.now()),
  );
}

/** Counts the reactions that came and went on this platform's posts while nobody listened. */
export async function reconcilePlatform(core: Core, name: string): Promise<void> {
  const events = await core.store.events.open(core.clock.now());
  for (const event of events) {
    for (const post of await core.store.posts.of(event.id)) {
      if (post.place.platform === name && post.message) await reconcilePost(core, post, post.message);
    }
  }
}

async function reconcilePost(core: Core, post: Post, message: NonNullable<Post['message']>): Promise<void> {
  const platform = core.platform(post.place.platform);
  if (!platform) return;
  // Reactions that come in meanwhile wait, so that an older reading cannot undo them.
  await core.inTurn(turnOf(message.message), async () => {
    try {
      const sets = pseudonymous(await platform.readReactions(message), core.pseudonyms.of);
      const changes = await reconcile(core.store, post, sets, core.clock.now());
      core.log.info('reconciled', { post: post.id, changes });
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      core.log.warn('reconcile-failed', { post: post.id, why: error.code });
    }
  });
}

function turnOf(message: string): string {
  return `reactions ${message}`;
}
