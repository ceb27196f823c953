/** By how much (ms) two clocks that are right may differ. */
const tolerance = 60_000;

/**
 * Whether what is known was done after `at` (epoch ms). What is dated after `now` by more than clocks differ was dated by
 * a clock that was wrong, and must not keep anybody from changing their answer.
 */
export function isLater(known: number, at: number, now: number): boolean {
  return known > at && known <= now + tolerance;
}
