import type { MessageRef } from '../chat/place.ts';
import type { Platform, SentLookup } from '../chat/platform.ts';
import { PlatformError } from '../chat/platform-error.ts';
import { reactions } from '../chat/reaction.ts';
import { postAnew } from '../events/posting/post-anew.ts';
import { isLate } from '../reminders/late.ts';
import { gatheringFor } from '../rsvps/gathering.ts';
import type { Event } from '../store/events.ts';
import type { Store } from '../store/open.ts';
import type { ChannelRow } from '../store/outbox.ts';
import type { Post } from '../store/posts.ts';
import { afterError, gaveUpTrying } from './after-error.ts';
import { compose } from './compose.ts';
import type { Delivery } from './delivery.ts';
import { changesOf, version } from './known-before.ts';
import { isSafeToRepeat, maybeSent, maybeThereSince, mayHaveArrived } from './maybe-sent.ts';
import { keyOf } from './message-key.ts';
import type { Outcome } from './outcome.ts';
import { occasionAt } from './planned-at.ts';
import { reasonToDrop } from './reason-to-drop.ts';

/** Tries once to bring a claimed row to its channel. `abandoned`: somebody died while sending it, so ask before sending. */
export async function deliverToChannel(
  delivery: Delivery,
  row: ChannelRow,
  abandoned: boolean,
): Promise<Outcome> {
  const { events, posts } = delivery.store;
  const [event, post] = await Promise.all([events.byId(row.eventId), posts.byId(row.postId)]);
  if (!event || !post) return { is: 'withdrawn', error: 'event-gone' };
  const platform = delivery.platform(post.place.platform);
  if (!platform) return { is: 'failed', error: 'platform-not-connected' };
  // Nobody saw an earlier try end: it may stand there already.
  const doubtful = sends(row) && (abandoned || mayHaveArrived(row));
  const tried = gaveUpTrying(row, doubtful);
  if (tried) return tried;
  try {
    const before = isNotice(row) ? await comesBefore(delivery.store, row, post) : null;
    if (before !== null) {
      const error = `${before}-under-way`;
      return { is: 'later', afterMs: waitForOther, error: doubtful ? `${error}-${maybeSent}` : error };
    }
    const dropped = await reasonToDrop(delivery.store, row, event, post, delivery.now());
    if (dropped) {
      if (doubtful && row.kind === 'post') await recordIfThere(delivery, platform, row, post);
      if (doubtful && (row.kind === 'change' || row.kind === 'reminder'))
        return await settled(delivery, platform, row, post, dropped);
      return { is: 'withdrawn', error: dropped };
    }
    if (row.kind === 'seed') return await seed(delivery, platform, event, post);
    if (row.kind === 'refresh') return await refresh(delivery, platform, row, event, post);
    return await send(delivery, platform, row, event, post, doubtful);
  } catch (error) {
    if (!sends(row) && error instanceof PlatformError && error.code === 'not-found') {
      if (await reminderToRefresh(delivery.store, row)) return { is: 'withdrawn', error: 'reminder-deleted' };
      const became = await postAnew(delivery.store, post, delivery.now(), platform.now());
      return { is: 'withdrawn', error: became };
    }
    const { start, end } = event;
    const helpsUntil = row.kind === 'reminder' ? start : end;
    return afterError(platform, row, error, delivery.now(), doubtful, helpsUntil.epochMilliseconds);
  }
}

/** Whether it puts a new message into the channel, which must not be done twice. */
function sends({ kind }: Pick<ChannelRow, 'kind'>): boolean {
  return kind === 'post' || kind === 'reminder' || isNotice({ kind });
}

/** Puts reactions under a post, or takes them away where organizers do not want any since then. */
async function seed(
  delivery: Delivery,
  platform: Platform,
  { buttonsOnly }: Event,
  { message }: Post,
): Promise<Outcome> {
  if (message) {
    await watched(delivery, () =>
      buttonsOnly ? platform.removeReactions(message) : platform.addReactions(message, reactions),
    );
  }
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
  const shown = reminder
    ? reminder.message && { platform: name, channel, message: reminder.message }
    : post.message;
  if (!shown) return { is: 'sent', message: null };
  const message = await compose(delivery, reminder ?? row, post, event, delivery.now());
  await watched(delivery, () => platform.edit(shown, message));
  return { is: 'sent', message: null, againAfterMs: gatheringFor(post, delivery.now()) };
}

/** Asks something of the platform, unless another process has taken the row over meanwhile. */
async function watched<T>({ watch }: Delivery, ask: () => Promise<T>): Promise<T> {
  await watch('before-send');
  const done = await ask();
  await watch('after-send');
  return done;
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
  const now = delivery.now();
  if (doubtful && !isSafeToRepeat(platform, row, now)) {
    const found = await find(platform, row, post, now);
    if (found.state === 'sent') return record(delivery, row, post, found.ref);
    if (found.state === 'unknowable') return { is: 'unknown', error: 'fate-unknown' };
  }
  const message = await compose(delivery, row, post, event, now);
  const ref = await watched(delivery, () => platform.send(post.place, message, keyOf(row, post)));
  if (row.kind === 'reminder')
    return { is: 'sent', message: ref.message, stands: ref, late: isLate(occasionAt(row, event, now)) };
  return record(delivery, row, post, ref);
}

/** Looks for what an earlier try may have left there. */
function find(platform: Platform, row: ChannelRow, post: Post, now: number): Promise<SentLookup> {
  return platform.findSent(post.place, keyOf(row, post), maybeThereSince(platform, row, now));
}

/** What is said of a post that stands there already. */
function isNotice({ kind }: Pick<ChannelRow, 'kind'>): boolean {
  return kind === 'cancellation' || kind === 'change';
}

/** How long (ms) a row waits before it looks again what became of another one that has to be settled first. */
const waitForOther = 10_000;

/**
 * What a notice waits for, as it is not settled yet: if there is anything in the channel to speak of, and whether it was
 * told of an earlier change.
 */
async function comesBefore(store: Store, row: ChannelRow, post: Post): Promise<'post' | 'notice' | null> {
  const rows = await store.outbox.of(row.eventId);
  const isUnderWay = ({ state }: ChannelRow) => state === 'pending' || state === 'claimed';
  const posting = ({ kind, postId }: ChannelRow) => kind === 'post' && postId === post.id;
  if (!post.message && rows.some((other) => posting(other) && isUnderWay(other))) return 'post';
  const earlier = changesOf(rows, post).filter((other) => version(other) < version(row));
  return row.kind === 'change' && earlier.some(isUnderWay) ? 'notice' : null;
}

/**
 * Of what is not wanted any more, whether it arrived. Of a notice: the next one then names what it said as the old. Of a
 * reminder: organizers are not told that one is missing which stands there.
 */
async function settled(
  delivery: Delivery,
  platform: Platform,
  row: ChannelRow,
  post: Post,
  dropped: string,
): Promise<Outcome> {
  const found = await find(platform, row, post, delivery.now());
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
  const found = await find(platform, row, post, delivery.now());
  if (found.state === 'sent') await record(delivery, row, post, found.ref);
}

async function record(
  { store, now }: Delivery,
  row: ChannelRow,
  post: Post,
  ref: MessageRef,
): Promise<Extract<Outcome, { is: 'sent' }>> {
  if (row.kind === 'post') {
    await store.transaction(async ({ events, posts, outbox }) => {
      if (!(await posts.byId(post.id))) return;
      await posts.recordMessage(post.id, ref, now());
      // Who taps while the post is on its way is counted; what it shows catches up with the seeding.
      const event = await events.byId(post.eventId);
      if (!event?.buttonsOnly)
        await outbox.ask({ kind: 'seed', eventId: post.eventId, postId: post.id, dueAt: 0 });
      await outbox.ask({ kind: 'refresh', eventId: post.eventId, postId: post.id, dueAt: 0 });
    });
  }
  return { is: 'sent', message: ref.message, stands: ref };
}
