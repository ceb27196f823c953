import type { Post } from '../store/posts.ts';

/** How long (ms) changes are gathered before a post is edited: a rush becomes one edit. */
const ofYoung = 1_500;
/**
 * The same for posts older than an hour, which Discord lets a bot edit only now and then (error 30046; it does not say
 * how often). Whoever taps sees the new count at once all the same: that is the tap's own answer.
 */
const ofOld = 30_000;
const young = 3_600_000;

export function gatheringFor({ postedAt }: Pick<Post, 'postedAt'>, now: number): number {
  return postedAt !== null && now - postedAt < young ? ofYoung : ofOld;
}
