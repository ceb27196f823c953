import type { Place } from '../../chat/place.ts';
import { PlatformError } from '../../chat/platform-error.ts';
import { Refusal } from '../../chat/refusal.ts';
import type { Core } from '../../core.ts';
import type { Event } from '../../store/events.ts';
import type { Post } from '../../store/posts.ts';

/** What becomes of an event that is taken out of a channel: it stays in others, or stands nowhere and is cancelled. */
export const outcomes = ['elsewhere', 'nowhere'] as const;
export type Outcome = (typeof outcomes)[number];

/** The event's post in this very channel, if one stands there. */
export async function postHere(core: Core, event: Event, place: Place): Promise<Post | null> {
  const posts = await core.store.posts.of(event.id);
  const { platform, group, channel } = place;
  const here = posts.find(
    (post) =>
      post.place.platform === platform && post.place.group === group && post.place.channel === channel,
  );
  return here?.message ? here : null;
}

/** What would become of the event if it were taken out of this channel. Throws Refusal where it has no post there. */
export async function whereItWouldStand(core: Core, event: Event, place: Place): Promise<Outcome> {
  if (!(await postHere(core, event, place))) throw new Refusal('event.take-down.not-here');
  return (await core.store.posts.of(event.id)).length > 1 ? 'elsewhere' : 'nowhere';
}

/**
 * Takes an event out of one channel: its post there goes, with its reminders. Where it stood nowhere else the event is
 * cancelled, and nobody is told: it was posted where it should not have been. Resolves to what became of the event.
 * Throws Refusal where there is no post, or the platform does not remove it.
 */
export async function takeDown(core: Core, event: Event, place: Place): Promise<Outcome> {
  const post = await postHere(core, event, place);
  const message = post?.message;
  if (!post || !message) throw new Refusal('event.take-down.not-here');
  // First forgotten, so that its deletion is not taken for somebody's whom we do not obey.
  await core.store.posts.detach(post.id);
  try {
    await core.platform(place.platform)?.remove(message);
  } catch (error) {
    await core.store.posts.recordMessage(post.id, message);
    throw refusalFor(error);
  }
  return core.store.transaction(async ({ events, posts, outbox }) => {
    await posts.remove(post.id);
    if ((await posts.of(event.id)).length > 0) return 'elsewhere';
    await events.move(event.id, 'open', 'cancelled');
    await outbox.withdrawReminders(event.id);
    return 'nowhere';
  });
}

function refusalFor(error: unknown): unknown {
  return error instanceof PlatformError ? new Refusal('event.take-down.failed') : error;
}
