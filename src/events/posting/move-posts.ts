import type { Place } from '../../chat/place.ts';
import { PlatformError } from '../../chat/platform-error.ts';
import { Refusal } from '../../chat/refusal.ts';
import type { Core } from '../../core.ts';
import { ladderOf } from '../../reminders/ladder.ts';
import type { Event } from '../../store/events.ts';
import type { Repositories } from '../../store/open.ts';
import type { Post } from '../../store/posts.ts';
import { mustFit } from '../drafting/confirmation.ts';
import { postElsewhere } from './post-elsewhere.ts';
import { causeOf } from './trouble-causes.ts';

/** An event, and its post in the new channel. */
export interface Moved {
  readonly event: Event;
  readonly post: Post;
}

/**
 * Posts what stood in a channel that the bot lost, as far as it is still to come or on, in another one, and takes the old
 * posts down; what is yet to come there goes to the new one too. `lost`: one of them. Throws Refusal where nothing is lost there any more, or an event cannot stand in the
 * new channel.
 */
export async function movePosts(core: Core, lost: Post, target: Place): Promise<readonly Moved[]> {
  if (target.channel === lost.place.channel) throw new Refusal('report.move.same', {}, 'channel');
  const standing = await standingThere(core, core.store, lost);
  for (const { event } of standing) await mustFit(core, event, [target]);
  const { moved, left } = await core.store.transaction(async (repositories) => {
    const there = await standingThere(core, repositories, lost);
    const to: Moved[] = [];
    for (const { event, post } of there) {
      const stood = (await repositories.posts.of(event.id)).find(
        ({ place, message }) =>
          place.platform === target.platform && place.channel === target.channel && message !== null,
      );
      const ladder = ladderOf(event, core.content.campaign);
      const put = stood ?? (await postElsewhere(repositories, event, target, ladder, core.clock.now()));
      to.push({ event, post: put });
      await repositories.posts.remove(post.id);
    }
    await redirect(repositories, lost.place, target, core.clock.now());
    return { moved: to, left: there.map(({ post }) => post) };
  });
  for (const { message, place } of left) {
    if (message !== null) await core.platform(place.platform)?.remove(message).catch(leave);
  }
  await core.worker.run();
  return moved;
}

/** What is yet to be posted, by a series or by somebody who names no channel, must not go where nobody reads it. */
async function redirect(
  { groups, series }: Repositories,
  from: Place,
  target: Place,
  now: number,
): Promise<void> {
  const group = from.group === null ? null : await groups.byNativeId(from.platform, from.group);
  if (!group) return;
  if (group.announcementChannel === from.channel)
    await groups.change(group.id, { announcementChannel: target.channel });
  const isLost = (place: Place) => place.platform === from.platform && place.channel === from.channel;
  const isTarget = (place: Place) => place.platform === target.platform && place.channel === target.channel;
  for (const each of await series.of(group.id, now)) {
    if (!each.places.some(isLost)) continue;
    const others = each.places.filter((place) => !isLost(place) && !isTarget(place));
    await series.save({ ...each, places: [target, ...others] });
  }
}

/** Throws Refusal where the channel is not lost, or nothing stands there that anybody could still come to. */
async function standingThere(
  core: Core,
  { posts, events, outbox }: Repositories,
  lost: Post,
): Promise<Moved[]> {
  const rows = await outbox.of(lost.eventId);
  const isLost = rows.some((row) => {
    if (row.postId !== lost.id || row.state !== 'failed') return false;
    const { cause } = causeOf(row);
    return cause === 'gone' || cause === 'not-in-channel';
  });
  const there: Moved[] = [];
  for (const post of isLost ? await posts.inChannel(lost.place) : []) {
    const event = await events.byId(post.eventId);
    if (event?.state === 'open' && event.end.epochMilliseconds > core.clock.now())
      there.push({ event, post });
  }
  if (there.length === 0) throw new Refusal('report.move.done');
  return there;
}

/** A message in a channel that is gone is gone as well; where it stands all the same, its buttons still count. */
function leave(error: unknown): void {
  if (!(error instanceof PlatformError)) throw error;
}
