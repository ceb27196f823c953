import { SlackError } from './slack-error.ts';
import type { World } from './world.ts';

/** Slack's own limits; off, unless a test switches them on. */
export class RateLimits {
  /** "apis/web-api/rate-limits": chat.postMessage takes "1 message per second per channel". */
  onePostPerSecond = false;
  readonly #world: World;
  readonly #posts = new Map<string, number>();

  constructor(world: World) {
    this.#world = world;
  }

  spendPost(channelId: string): void {
    const now = this.#world.clock.now();
    const wait = (this.#posts.get(channelId) ?? Number.NEGATIVE_INFINITY) + 1000 - now;
    if (this.onePostPerSecond && wait > 0) throw new RateLimited(Math.ceil(wait / 1000));
    this.#posts.set(channelId, now);
  }
}

/** The one refusal with another status than 200: HTTP 429 with `Retry-After`. */
export class RateLimited extends SlackError {
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super('ratelimited');
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
