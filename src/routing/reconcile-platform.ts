import type { MessageRef } from '../chat/place.ts';
import type { Platform } from '../chat/platform.ts';
import { PlatformError } from '../chat/platform-error.ts';
import { type Reaction, reactions } from '../chat/reaction.ts';
import type { Core } from '../core.ts';
import { pseudonymous, reconcile } from '../rsvps/reconcile.ts';
import type { Post } from '../store/posts.ts';
import { postGone } from './post-gone.ts';
import { turnOf } from './reactions.ts';
import { onPlatformClock } from './readings.ts';

/** How soon (ms) reactions that could not be read are asked for again. */
const readAgain = 60_000;

/**
 * Counts the reactions that came and went under this platform's posts while nobody listened, and puts right what was
 * lost otherwise. Events that are over are left as they are.
 */
export async function reconcilePlatform(core: Core, name: string): Promise<void> {
  const deafSince = core.deaf.since(name);
  let read = true;
  for (const event of await core.store.events.open(core.clock.now())) {
    for (const post of await core.store.posts.of(event.id)) {
      if (post.place.platform === name) read = (await reconcilePost(core, post, deafSince)) && read;
    }
  }
  // Refreshes, reactions and posts that it has asked for.
  await core.worker.rearm();
  if (read) return core.deaf.hearsAgain(name, deafSince);
  if (core.readingAgain.has(name)) return;
  core.readingAgain.add(name);
  setTimeout(() => {
    core.readingAgain.delete(name);
    reconcilePlatform(core, name).catch((error: unknown) => core.log.error('reconcile-broke', {}, error));
  }, readAgain).unref();
}

/** False if the platform could not tell, so that it must be asked again soon. */
async function reconcilePost(core: Core, post: Post, deafSince: number | null): Promise<boolean> {
  const platform = core.platform(post.place.platform);
  const { message } = post;
  if (!platform || !message) return true;
  try {
    // Reactions that come in meanwhile wait, so that an older reading cannot undo them.
    const changes = await core.inTurn(turnOf(post), () =>
      readAndCorrect(core, platform, post, message, deafSince),
    );
    core.log.info('reconciled', { post: post.id, changes });
    return true;
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    core.log.warn('reconcile-failed', { post: post.id, why: error.code });
    if (error.code === 'not-found') await postGone(core, message);
    // Gone, or forbidden until somebody grants it: asking again each minute would change nothing.
    return error.retry === 'never';
  }
}

async function readAndCorrect(
  core: Core,
  platform: Platform,
  post: Post,
  message: MessageRef,
  deafSince: number | null,
): Promise<number> {
  const began = core.clock.now();
  const shown = await platform.readReactions(message);
  const people = pseudonymous(shown.people, (account) => core.pseudonyms.of(account, post.eventId));
  const missing = (await seededOnce(core, post)) ? reactions.filter((each) => !shown.own.has(each)) : [];
  // Since the last reading nothing should have been missed; what was, was missed after that.
  const lastReading = onPlatformClock(core, platform.name, core.readings.get(post.id) ?? began);
  const reading = {
    people,
    cleared: new Set<Reaction>(missing),
    at: onPlatformClock(core, platform.name, began),
    deafSince: deafSince ?? lastReading,
  };
  const changes = await reconcile(core.store, post, reading, core.clock.now());
  core.readings.set(post.id, began);
  if (missing.length > 0) {
    await core.store.outbox.ask({ kind: 'seed', eventId: post.eventId, postId: post.id, dueAt: began });
  }
  return changes;
}

/** Whether the bot's own reactions did stand there: only then can somebody have cleared them. */
async function seededOnce(core: Core, post: Post): Promise<boolean> {
  const rows = await core.store.outbox.of(post.eventId);
  return rows.some(({ kind, postId, state }) => kind === 'seed' && postId === post.id && state === 'sent');
}
