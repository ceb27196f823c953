import type { MessageRef } from '../../chat/place.ts';
import type { Core } from '../../core.ts';
import { postAnew } from '../../events/posting/post-anew.ts';
import { onPlatformClock } from './readings.ts';

/** A message was deleted. If it was the post of an event that is still to come, it is posted again. */
export async function postGone(core: Core, message: MessageRef): Promise<void> {
  const post = await core.store.posts.byMessage(message);
  if (!post) return;
  const now = core.clock.now();
  const became = await postAnew(core.store, post, now, onPlatformClock(core, message.platform, now));
  core.log.warn('post-was-deleted', { post: post.id, became });
}
