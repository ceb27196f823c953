/** How often something may be done: so often at once, and so often each minute from then on. */
export interface Rate {
  readonly atOnce: number;
  readonly eachMinute: number;
}

/** What is left of a {@link Rate} for one person or group; both in whole and broken acts, and epoch ms. */
export interface Bucket {
  left: number;
  at: number;
}

export function fullBucket({ atOnce }: Rate, now: number): Bucket {
  return { left: atOnce, at: now };
}

/** Puts in what has come back since it was last looked at. A clock that was set back gives nothing, and takes nothing. */
export function refill(bucket: Bucket, { atOnce, eachMinute }: Rate, now: number): void {
  const passed = Math.max(0, now - bucket.at);
  bucket.left = Math.min(atOnce, bucket.left + (passed * eachMinute) / 60_000);
  bucket.at = now;
}

/** In how many ms it holds one again; 0: it does. */
export function waitFor({ left }: Bucket, { eachMinute }: Rate): number {
  return left >= 1 ? 0 : Math.ceil(((1 - left) * 60_000) / eachMinute);
}
