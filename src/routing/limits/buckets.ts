import { type Bucket, fullBucket, type Rate, refill } from './bucket.ts';

/** Buckets by name, never more than so many: a full one need not be kept. */
export interface Buckets {
  /** The one of this name as it is now. */
  of(name: string, rate: Rate): Bucket;
  /** Forgets those that are full by now. */
  forgetFull(): void;
  readonly size: number;
}

/** @param most if more are in use, whoever did nothing for longest begins with a full one again. */
export function buckets(now: () => number, most: number): Buckets {
  /** Those that were used last stand last. */
  const kept = new Map<string, { readonly bucket: Bucket; readonly rate: Rate }>();
  return {
    of(name, rate) {
      const found = kept.get(name);
      const bucket = found?.bucket ?? fullBucket(rate, now());
      refill(bucket, rate, now());
      kept.delete(name);
      kept.set(name, { bucket, rate });
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      return bucket;
    },
    forgetFull() {
      for (const [name, { bucket, rate }] of kept) {
        refill(bucket, rate, now());
        if (bucket.left >= rate.atOnce) kept.delete(name);
      }
    },
    get size() {
      return kept.size;
    },
  };
}
