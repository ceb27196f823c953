import type { Clock } from '../discord/clock.ts';
import { SlackError } from './slack-error.ts';
import type { World } from './world.ts';

/** So many calls in any time of that length. */
interface Limit {
  readonly calls: number;
  readonly withinMs: number;
}

const MINUTE = 60_000;
/** "apis/web-api/rate-limits": "50+ per minute". What the plus sign stands for Slack does not say: nothing here. */
const TIER_3: Limit = { calls: 50, withinMs: MINUTE };
const TIER_4: Limit = { calls: 100, withinMs: MINUTE };

/** "reference/methods" tells the tier of each; those that are not named here have no limit. */
const METHODS: Readonly<Record<string, Limit>> = {
  'chat.update': TIER_3,
  'chat.delete': TIER_3,
  'conversations.open': TIER_3,
  'conversations.history': TIER_3,
  'conversations.replies': TIER_3,
  'conversations.info': TIER_3,
  'reactions.add': TIER_3,
  'reactions.remove': TIER_3,
  'reactions.get': TIER_3,
  'chat.postEphemeral': TIER_4,
  'users.info': TIER_4,
  'views.open': TIER_4,
  'views.update': TIER_4,
  'views.publish': TIER_4,
  // "several hundred messages per minute" in a workspace: here three hundred.
  'chat.postMessage': { calls: 300, withinMs: MINUTE },
};

/** chat.postMessage: "1 message per second to a specific channel"; "short bursts" are tolerated, here of five. */
const POST_EVERY_MS = 1000;
const POST_BURST = 5;

/** Slack's own limits; off, unless a test switches them on. */
export class RateLimits {
  /** The narrowest reading of "1 message per second per channel": no burst at all. */
  onePostPerSecond = false;
  /** How many calls of each method were answered 429 by a limit (not by a planned fault). */
  readonly refused = new Map<string, number>();
  readonly #clock: Clock;
  readonly #calls = new Map<string, number[]>();
  /** By channel, when its next post is due by the steady rhythm. */
  readonly #rhythms = new Map<string, number>();
  readonly #closedUntil = new Map<string, number>();
  #timesFaster: number | null = null;

  constructor({ clock }: World) {
    this.#clock = clock;
  }

  /** Switches all documented limits on. `timesFaster`: a minute here is that much shorter, to test in less time. */
  enforce({ timesFaster = 1 }: { readonly timesFaster?: number } = {}): void {
    this.#timesFaster = timesFaster;
  }

  /** How many calls a second the limits permit in the long run, `post` in one channel. */
  perSecond(method: 'post' | keyof typeof METHODS): number {
    const { calls, withinMs } =
      method === 'post' ? { calls: 1, withinMs: POST_EVERY_MS } : (METHODS[method] ?? TIER_3);
    return ((calls * 1000) / withinMs) * (this.#timesFaster ?? 1);
  }

  /** Counts a call of a method; whoever was told to wait and does not is refused again. */
  spend(method: string): void {
    const limit = METHODS[method];
    if (this.#timesFaster === null || !limit) return;
    const now = this.#clock.now();
    const closed = (this.#closedUntil.get(method) ?? now) - now;
    if (closed > 0) this.#refuse(method, closed);
    const within = limit.withinMs / this.#timesFaster;
    const calls = (this.#calls.get(method) ?? []).filter((at) => at > now - within);
    this.#calls.set(method, calls);
    const [oldest = now] = calls;
    if (calls.length >= limit.calls) this.#refuse(method, oldest + within - now);
    calls.push(now);
  }

  spendPost(channelId: string): void {
    const now = this.#clock.now();
    const every = POST_EVERY_MS / (this.#timesFaster ?? 1);
    const rhythm = Math.max(this.#rhythms.get(channelId) ?? now, now);
    if (this.#timesFaster !== null || this.onePostPerSecond) {
      const burst = this.onePostPerSecond ? 1 : POST_BURST;
      const wait = rhythm - (burst - 1) * every - now;
      if (wait > 0) this.#refuse('chat.postMessage', wait);
    }
    this.#rhythms.set(channelId, rhythm + every);
  }

  #refuse(method: string, waitMs: number): never {
    const seconds = Math.ceil(waitMs / 1000);
    this.refused.set(method, (this.refused.get(method) ?? 0) + 1);
    if (this.#timesFaster !== null) this.#closedUntil.set(method, this.#clock.now() + seconds * 1000);
    throw new RateLimited(seconds);
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
