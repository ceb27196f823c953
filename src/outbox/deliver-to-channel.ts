import type { MessageRef } from '../chat/place.ts';
import type { Platform } from '../chat/platform.ts';
import { PlatformError } from '../chat/platform-error.ts';
import { reactions } from '../chat/reaction.ts';
import { postAnew } from '../events/posting/post-anew.ts';
import type { Event } from '../store/events.ts';
import type { Store } from '../store/open.ts';
import type { ChannelRow } from '../store/outbox.ts';
import type { Post } from '../store/posts.ts';
import { compose } from './compose.ts';
import type { Delivery } from './delivery.ts';
import { changesOf, version } from './known-before.ts';
import { maybeSent, mayHaveArrived } from './maybe-sent.ts';
import { keyOf } from './message-key.ts';
import type { Outcome } from './outcome.ts';
import { reasonToDrop } from './reason-to-drop.ts';

/** Tries once to bring a claimed row to its channel. `abandoned`: somebody died while sending it, so ask before sending. */
export async function deliverToChannel(
  delivery: Delivery,
  row: ChannelRow,
  abandoned: boolean,
): Promise<Outcome> {
  const event = await delivery.store.events.byId(row.eventId);
  const post = await delivery.store.posts.byId(row.postId);
  if (!event || !post) return { is: 'withdrawn', error: 'event-gone' };
  const platform = delivery.platform(post.place.platform);
  if (!platform) return { is: 'failed', error: 'platform-not-connected' };
  // Nobody saw an earlier try end: it may stand there already.
  const doubtful = sends(row) && (abandoned || mayHaveArrived(row));
  // What a platform refuses for now is tried until it helps nobody any more; what breaks in us is not.
  if (row.attempts > mostAttempts && row.error?.startsWith(broke)) {
    return { is: doubtful ? 'unknown' : 'failed', error: 'too-many-attempts' };
  }
  try {
    const before = await comesBefore(delivery.store, row, post);
    if (before !== null) {
      const error = `${before}-under-way`;
      return { is: 'later', afterMs: waitForOther, error: doubtful ? `${error}-${maybeSent}` : error };
    }
    const dropped = await reasonToDrop(delivery.store, row, event, post, delivery.now());
    if (dropped) {
      if (doubtful && row.kind === 'post') await recordIfThere(delivery, platform, row, post);
      if (doubtful && row.kind === 'change') return await settled(delivery, platform, row, post, dropped);
      return { is: 'withdrawn', error: dropped };
    }
    if (row.kind === 'seed') return await seed(platform, post);
    if (row.kind === 'refresh') return await refresh(delivery, platform, row, event, post);
    return await send(delivery, platform, row, event, post, doubtful);
  } catch (error) {
    if (!sends(row) && error instanceof PlatformError && error.code === 'not-found') {
      if (await reminderToRefresh(delivery.store, row)) return { is: 'withdrawn', error: 'reminder-deleted' };
      const became = await postAnew(delivery.store, post, delivery.now(), platform.now());
      return { is: 'withdrawn', error: became };
    }
    return afterError(platform, row, error, delivery.now(), doubtful);
  }
}

/** Whether it puts a new message into the channel, which must not be done twice. */
function sends({ kind }: Pick<ChannelRow, 'kind'>): boolean {
  return kind === 'post' || kind === 'reminder' || isNotice({ kind });
}

async function seed(platform: Platform, post: Post): Promise<Outcome> {
  if (post.message) await platform.addReactions(post.message, reactions);
  return { is: 'sent', message: null };
}

async function refresh(
  delivery: Delivery,
  platform: Platform,
  row: ChannelRow,
  event: Event,
  post: Post,
): Promise<Outcome> {
  const reminder = await reminderToRefresh(delivery.store, row);
  const { platform: name, channel } = post.place;
  const shown = reminder?.message ? { platform: name, channel, message: reminder.message } : post.message;
  if (shown)
    await platform.edit(shown, await compose(delivery.store, delivery.phrases, reminder ?? row, post, event));
  return { is: 'sent', message: null };
}

/** The reminder whose message is to show the event as it is now; null where it is the post. */
async function reminderToRefresh(store: Store, { kind, rung }: ChannelRow): Promise<ChannelRow | null> {
  const row = kind === 'refresh' && rung !== '' ? await store.outbox.byId(rung) : null;
  return row?.kind === 'reminder' ? row : null;
}

async function send(
  delivery: Delivery,
  platform: Platform,
  row: ChannelRow,
  event: Event,
  post: Post,
  doubtful: boolean,
): Promise<Outcome> {
  const since = row.firstAttemptAt ?? delivery.now();
  // Within the platform's own window the same key cannot double it.
  const age = delivery.now() - since;
  if (doubtful && (age < 0 || age >= platform.capabilities.repeatsSafelyForMs)) {
    const found = await platform.findSent(post.place, keyOf(row, post), platform.now() - age);
    if (found.state === 'sent') return record(delivery.store, row, post, found.ref);
    if (found.state === 'unknowable') return { is: 'unknown', error: 'fate-unknown' };
  }
  const message = await compose(delivery.store, delivery.phrases, row, post, event);
  await delivery.watch('before-send');
  const ref = await platform.send(post.place, message, keyOf(row, post));
  await delivery.watch('after-send');
  return record(delivery.store, row, post, ref);
}

/** What is said of a post that stands there already. */
function isNotice({ kind }: Pick<ChannelRow, 'kind'>): boolean {
  return kind === 'cancellation' || kind === 'change';
}

/** How long (ms) a row waits before it looks again what became of another one that has to be settled first. */
const waitForOther = 10_000;

/** What is not settled yet: if there is anything in the channel to speak of, and whether it was told of an earlier change. */
async function comesBefore(store: Store, row: ChannelRow, post: Post): Promise<'post' | 'notice' | null> {
  if (!isNotice(row)) return null;
  const rows = await store.outbox.of(row.eventId);
  const isUnderWay = ({ state }: ChannelRow) => state === 'pending' || state === 'claimed';
  const posting = ({ kind, postId }: ChannelRow) => kind === 'post' && postId === post.id;
  if (!post.message && rows.some((other) => posting(other) && isUnderWay(other))) return 'post';
  const earlier = changesOf(rows, post).filter((other) => version(other) < version(row));
  return row.kind === 'change' && earlier.some(isUnderWay) ? 'notice' : null;
}

/** Of a notice that is not wanted any more, whether it arrived: the next one then names what it said as the old. */
async function settled(
  delivery: Delivery,
  platform: Platform,
  row: ChannelRow,
  post: Post,
  dropped: string,
): Promise<Outcome> {
  const age = delivery.now() - (row.firstAttemptAt ?? delivery.now());
  const found = await platform.findSent(post.place, keyOf(row, post), platform.now() - age);
  if (found.state === 'sent') return { is: 'sent', message: found.ref.message };
  return found.state === 'unknowable'
    ? { is: 'unknown', error: 'fate-unknown' }
    : { is: 'withdrawn', error: dropped };
}

/** A post that arrived all the same, though its event was cancelled meanwhile, must at least say so. */
async function recordIfThere(
  delivery: Delivery,
  platform: Platform,
  row: ChannelRow,
  post: Post,
): Promise<void> {
  const age = delivery.now() - (row.firstAttemptAt ?? delivery.now());
  const found = await platform.findSent(post.place, keyOf(row, post), platform.now() - age);
  if (found.state === 'sent') await record(delivery.store, row, post, found.ref);
}

async function record(store: Store, row: ChannelRow, post: Post, ref: MessageRef): Promise<Outcome> {
  if (row.kind === 'post') {
    await store.transaction(async ({ posts, outbox }) => {
      await posts.recordMessage(post.id, ref);
      // Who taps while the post is on its way is counted; what it shows catches up with the seeding.
      await outbox.ask({ kind: 'seed', eventId: post.eventId, postId: post.id, dueAt: 0 });
      await outbox.ask({ kind: 'refresh', eventId: post.eventId, postId: post.id, dueAt: 0 });
    });
  }
  return { is: 'sent', message: ref.message };
}

/** The waits between tries grow from 2 s to 10 min, in milliseconds. */
const firstWait = 2_000;
const longestWait = 600_000;
/** After so many tries a row at which our own code breaks is given up. */
const mostAttempts = 12;
const broke = 'broke-';

function afterError(
  platform: Platform,
  row: ChannelRow,
  error: unknown,
  now: number,
  doubtful: boolean,
): Outcome {
  if (!(error instanceof PlatformError)) throw error;
  const told = [error.code, error.details.join(', ')].filter((part) => part !== '').join(': ');
  if (error.retry === 'never') return { is: doubtful ? 'unknown' : 'failed', error: told };
  const backoff = Math.min(longestWait, firstWait * 2 ** (row.attempts - 1)) * (0.75 + Math.random() / 2);
  if (!error.mayHaveHappened)
    return {
      is: 'later',
      afterMs: Math.max(error.retry.afterMs, backoff),
      error: doubtful ? `${told}-${maybeSent}` : told,
    };
  const safeFor = (row.firstAttemptAt ?? now) + platform.capabilities.repeatsSafelyForMs - now;
  return {
    is: 'later',
    afterMs: safeFor > 1_000 ? Math.min(backoff, safeFor / 2) : backoff,
    error: `${told}-${maybeSent}`,
  };
}
