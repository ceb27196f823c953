import type { MessageRef } from '../../chat/place.ts';
import type { Platform } from '../../chat/platform.ts';
import { PlatformError } from '../../chat/platform-error.ts';
import { type Reaction, reactions } from '../../chat/reaction.ts';
import type { Core } from '../../core.ts';
import { forgottenRealm } from '../../people/realms.ts';
import { pseudonymous, reconcile } from '../../rsvps/reconcile.ts';
import type { Post } from '../../store/posts.ts';
import { postGone } from './post-gone.ts';
import { turnOf } from './reactions.ts';
import { onPlatformClock } from './readings.ts';

/** How soon (ms) reactions that could not be read are asked for again. */
const readAgain = 60_000;

/**
 * Counts the reactions that came and went under this platform's posts while nobody listened, and puts right what was
 * lost otherwise. Events that are over are left as they are. What cannot be read now is tried again each minute: all
 * that has not been read since `began` (epoch ms).
 */
export async function reconcilePlatform(core: Core, name: string, began = core.clock.now()): Promise<void> {
  const deafSince = core.deaf.since(name);
  const posts = await postsToRead(core, name, began);
  let read = 0;
  for (const post of posts) {
    const became = await reconcilePost(core, post, deafSince);
    if (became === 'read') read += 1;
    // The platform wants a pause: what is left is read after it.
    if (became === 'ask-later') break;
  }
  // Refreshes, reactions and posts that it has asked for.
  await core.worker.rearm();
  if (read === posts.length) return core.deaf.hearsAgain(name, deafSince);
  readAgainSoon(core, name, began);
}

/** The posts of open events there that have not been read since `began`, but for those whose reactions do not count. */
async function postsToRead(core: Core, name: string, began: number): Promise<Post[]> {
  const events = await core.store.events.open(core.clock.now());
  const read = events.filter(({ buttonsOnly }) => !buttonsOnly);
  const posts = await Promise.all(read.map(({ id }) => core.store.posts.of(id)));
  return posts
    .flat()
    .filter(({ place }) => place.platform === name)
    .filter(({ id }) => (core.readings.get(id) ?? Number.NEGATIVE_INFINITY) < began);
}

function readAgainSoon(core: Core, name: string, began: number): void {
  const waiting = core.readingAgain.get(name);
  // If the connection was lost again meanwhile, all must be read that has not been read since then.
  core.readingAgain.set(name, Math.max(began, waiting ?? began));
  if (waiting !== undefined) return;
  setTimeout(() => {
    const since = core.readingAgain.get(name);
    core.readingAgain.delete(name);
    reconcilePlatform(core, name, since).catch((error: unknown) =>
      core.log.error('reconcile-broke', {}, error),
    );
  }, readAgain).unref();
}

/** Whether the platform has told all that it will tell, must be asked again soon, or wants a pause before that. */
async function reconcilePost(
  core: Core,
  post: Post,
  deafSince: number | null,
): Promise<'read' | 'ask-again' | 'ask-later'> {
  const platform = core.platform(post.place.platform);
  const { message } = post;
  if (!platform || !message) return 'read';
  try {
    // Reactions that come in meanwhile wait, so that an older reading cannot undo them.
    const changes = await core.inTurn(turnOf(post), () =>
      readAndCorrect(core, platform, post, message, deafSince),
    );
    core.log.info('reconciled', { post: post.id, changes });
    return 'read';
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    core.log.warn('reconcile-failed', { post: post.id, why: error.code });
    if (error.code === 'not-found') await postGone(core, message);
    // Gone, or forbidden until somebody grants it: asking again each minute would change nothing.
    if (error.retry === 'never') return 'read';
    return error.code === 'rate-limited' ? 'ask-later' : 'ask-again';
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
  const accounts = new Map<string, string>();
  const missing = (await seededOnce(core, post)) ? reactions.filter((each) => !shown.own.has(each)) : [];
  // Since the last reading nothing should have been missed; what was, was missed after that. Without one, any time.
  const lastReading = core.readings.get(post.id);
  const since = lastReading === undefined ? 0 : onPlatformClock(core, platform.name, lastReading);
  const at = onPlatformClock(core, platform.name, began);
  const madeAfter = deafSince ?? since;
  const accountOf = (person: string) => accounts.get(person) ?? '';
  const reading = {
    // Only when it is compared with what is kept: another secret may come into force until then.
    get people() {
      return pseudonymous(shown.people, (account) => {
        const person = core.pseudonyms.of(account, post.eventId);
        accounts.set(person, account);
        return person;
      });
    },
    cleared: new Set<Reaction>(missing),
    at,
    deafSince: madeAfter,
    forgotten: {
      markOf: (person: string) => core.pseudonyms.of(accountOf(person), forgottenRealm(post.id)),
      isSince: (person: string) => core.justForgotten.isSince(accountOf(person), madeAfter, platform.now()),
    },
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
