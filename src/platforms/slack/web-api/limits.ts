import type { Limit } from '../../connecting/limit.ts';

const minute = 60_000;

/**
 * "50+ per minute", with "sporadic bursts" welcome; how large, it does not say.
 * https://docs.slack.dev/apis/web-api/rate-limits
 */
const tier3: Limit = { everyMs: 1_200, burst: 20, most: { calls: 50, withinMs: minute } };

/** "20+ per minute": for what is done so rarely that the slowest of the usual tiers will do. */
const tier2: Limit = { everyMs: 3_000, burst: 8, most: { calls: 20, withinMs: minute } };

/** What Slack permits one app in one workspace. */
export interface SlackLimits {
  /** chat.postMessage in each channel. */
  readonly channel: Limit;
  /** chat.postMessage in the whole workspace. */
  readonly posts: Limit;
  /** By method; those that are not named here are used for people's acts alone, and far below their limits. */
  readonly methods: Readonly<Record<string, Limit>>;
}

/**
 * chat.postMessage: "1 message per second to a specific channel", bursts of more "for short periods", and "several
 * hundred messages per minute" in a workspace, of which we take three. An app of a workspace's own may read histories by
 * tier 3; where Slack counts it among those that are sold, once a minute, its Retry-After says so.
 * https://docs.slack.dev/reference/methods/chat.postMessage
 */
export const slackLimits: SlackLimits = {
  channel: { everyMs: 1_010, burst: 4 },
  posts: { everyMs: 200, burst: 10, most: { calls: 300, withinMs: minute } },
  methods: {
    'chat.update': tier3,
    'chat.delete': tier3,
    'conversations.open': tier3,
    'conversations.history': tier3,
    'reactions.add': tier3,
    'reactions.remove': tier2,
    'reactions.get': tier3,
  },
};
