import { createHash } from 'node:crypto';
import { refusals } from './api-error.ts';
import type { Clock } from './clock.ts';

export interface Limit {
  /** Requests in each window; after them, 429. */
  limit: number;
  windowMs: number;
}

interface Bucket {
  used: number;
  resetsAt: number;
}

export interface Spent {
  readonly exceeded: boolean;
  readonly resetAfterMs: number;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * "Rate Limits": a bucket per route and top-level resource. Generous unless a test says otherwise, by
 * `limits.set('POST /channels/:channel/messages', { limit: 5, windowMs: 5000 })` (the double's route template).
 */
export class RateLimits {
  /** For routes without a limit of their own. */
  readonly usual: Limit = { limit: 1000, windowMs: 1000 };
  /** Edits of posts older than an hour, per channel: Discord tells no number, so few. */
  readonly oldEdits: Limit = { limit: 3, windowMs: 20_000 };
  readonly #routes = new Map<string, Limit>();
  readonly #buckets = new Map<string, Bucket>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  set(route: string, limit: Limit): void {
    this.#routes.set(route, limit);
  }

  /** Counts a request to a route, for the top-level resource in its path. */
  spend(route: string, resource: string): Spent {
    const limit = this.#routes.get(route) ?? this.usual;
    const { used, resetsAt } = this.#use(`${route} ${resource}`, limit);
    const resetAfterMs = Math.max(0, resetsAt - this.#clock.now());
    return {
      exceeded: used > limit.limit,
      resetAfterMs,
      headers: {
        'X-RateLimit-Limit': String(limit.limit),
        'X-RateLimit-Remaining': String(Math.max(0, limit.limit - used)),
        'X-RateLimit-Reset': (resetsAt / 1000).toFixed(3),
        'X-RateLimit-Reset-After': (resetAfterMs / 1000).toFixed(3),
        'X-RateLimit-Bucket': createHash('sha256').update(route).digest('hex').slice(0, 32),
      },
    };
  }

  spendOldEdit(channelId: string): void {
    const { used, resetsAt } = this.#use(`old edits ${channelId}`, this.oldEdits);
    if (used > this.oldEdits.limit) throw refusals.oldMessageEdits(resetsAt - this.#clock.now());
  }

  #use(key: string, { windowMs }: Limit): Bucket {
    const now = this.#clock.now();
    const known = this.#buckets.get(key);
    const bucket = known && known.resetsAt > now ? known : { used: 0, resetsAt: now + windowMs };
    bucket.used += 1;
    this.#buckets.set(key, bucket);
    return bucket;
  }
}
