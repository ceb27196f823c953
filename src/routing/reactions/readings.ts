import type { Core } from '../../core.ts';
import type { Post } from '../../store/posts.ts';

/**
 * Whether what happened at `at` (epoch ms, the platform's clock) lies before the last complete reading of that post:
 * an event that comes late (Slack repeats some after five minutes) was settled by it.
 */
export function coveredByReading(core: Core, post: Post, at: number): boolean {
  // Another process has read it: on the platform's clock, which all of them know.
  if (post.readAt !== null && at < post.readAt - uncertainty) return true;
  const read = core.readings.get(post.id);
  const platform = core.platform(post.place.platform);
  if (read === undefined || !platform) return false;
  // As ages, so that it does not matter if our clock and the platform's differ.
  return isOlderThanReading(platform.now() - at, core.clock.now() - read);
}

/** What we know of a platform's clock may jump by so much (ms): by a second, as long as only its dates are known. */
const uncertainty = 2_000;

/**
 * Whether an act was over before a reading began, by how long ago (ms) each was. What may have happened during the reading
 * is not: the reading need not have seen it, and it would be lost.
 */
export function isOlderThanReading(sinceAct: number, sinceReading: number): boolean {
  return sinceAct > sinceReading + uncertainty;
}

/** A moment of our clock (epoch ms) as the platform's clock shows it. */
export function onPlatformClock(core: Core, platform: string, moment: number): number {
  return (core.platform(platform)?.now() ?? core.clock.now()) - (core.clock.now() - moment);
}
