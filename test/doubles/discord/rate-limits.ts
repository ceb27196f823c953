import { createHash } from 'node:crypto';
import { refusals } from './api-error.ts';
import type { Clock } from './clock.ts';
import { GLOBAL, INVALID, ROUTES } from './documented-limits.ts';

export interface Limit {
  /** Requests in each window; after them, 429. */
  limit: number;
  windowMs: number;
  /** "X-RateLimit-Scope": `user` unless the resource is limited for all bots together. */
  readonly scope?: 'user' | 'shared';
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

/** What one limit of the bot as a whole says: nothing, or how long to wait (ms). */
export type Refusal = { readonly kind: 'everything' | 'blocked'; readonly waitMs: number } | null;

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
  /** How many requests of each route were answered 429 by a limit (not by a planned fault). */
  readonly refused = new Map<string, number>();
  #global: Limit | null = null;
  #invalid: Limit | null = null;
  /** When the requests of the last second, and the refusals of the last minutes, were made. */
  #requests: number[] = [];
  #refusals: number[] = [];
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  set(route: string, limit: Limit): void {
    this.#routes.set(route, limit);
  }

  /** Switches all documented limits on. `mostRefusals`: fewer than Discord's, to meet them sooner. */
  enforce({ mostRefusals = INVALID.limit }: { readonly mostRefusals?: number } = {}): void {
    this.#global = GLOBAL;
    this.#invalid = { ...INVALID, limit: mostRefusals };
    for (const [route, limit] of ROUTES) this.set(route, limit);
  }

  /** How many requests a second are permitted in the long run, in one channel; `everything`: of the bot as a whole. */
  perSecond(route: string): number {
    const { limit, windowMs } =
      route === 'everything' ? (this.#global ?? GLOBAL) : (this.#routes.get(route) ?? this.usual);
    return (limit * 1000) / windowMs;
  }

  /** Counts a request of the bot's; those that bear an interaction's token (`exempt`) are in no global limit. */
  spendAny(exempt: boolean): Refusal {
    const now = this.#clock.now();
    this.#refusals = lately(this.#refusals, this.#invalid, now);
    const blocked = waitFor(this.#refusals, this.#invalid, now);
    if (blocked > 0) return this.#refuse('blocked', blocked);
    if (exempt) return null;
    this.#requests = lately(this.#requests, this.#global, now);
    const wait = waitFor(this.#requests, this.#global, now);
    if (wait > 0) return this.#refuse('everything', wait);
    this.#requests.push(now);
    return null;
  }

  /** Counts a refusal; 429s of a shared limit are not held against the bot. */
  answered(status: number, scope: string | undefined): void {
    const counts = status === 401 || status === 403 || (status === 429 && scope !== 'shared');
    if (counts) this.#refusals.push(this.#clock.now());
  }

  #refuse(kind: 'everything' | 'blocked', waitMs: number): Refusal {
    this.#count(kind);
    return { kind, waitMs };
  }

  #count(what: string): void {
    this.refused.set(what, (this.refused.get(what) ?? 0) + 1);
  }

  /** Counts a request to a route, for the top-level resource in its path. */
  spend(route: string, resource: string): Spent {
    const limit = this.#routes.get(route) ?? this.usual;
    const { used, resetsAt } = this.#use(`${route} ${resource}`, limit);
    const resetAfterMs = Math.max(0, resetsAt - this.#clock.now());
    const exceeded = used > limit.limit;
    if (exceeded) this.#count(route);
    return {
      exceeded,
      resetAfterMs,
      headers: {
        'X-RateLimit-Limit': String(limit.limit),
        'X-RateLimit-Remaining': String(Math.max(0, limit.limit - used)),
        'X-RateLimit-Reset': (resetsAt / 1000).toFixed(3),
        'X-RateLimit-Reset-After': (resetAfterMs / 1000).toFixed(3),
        ...(exceeded ? { 'X-RateLimit-Scope': limit.scope ?? 'user' } : {}),
        'X-RateLimit-Bucket': createHash('sha256').update(route).digest('hex').slice(0, 32),
      },
    };
  }

  spendOldEdit(channelId: string): void {
    const { used, resetsAt } = this.#use(`old edits ${channelId}`, this.oldEdits);
    if (used <= this.oldEdits.limit) return;
    this.#count('old edits');
    throw refusals.oldMessageEdits(resetsAt - this.#clock.now());
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

/** Of these moments, those that a limit still counts: in any time of its window's length. */
function lately(times: readonly number[], limit: Limit | null, now: number): number[] {
  return limit ? times.filter((at) => at > now - limit.windowMs) : [];
}

function waitFor(times: readonly number[], limit: Limit | null, now: number): number {
  const oldest = limit && times.length >= limit.limit ? times.at(-limit.limit) : undefined;
  return limit && oldest !== undefined ? oldest + limit.windowMs - now : 0;
}
