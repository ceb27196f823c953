import type { Limit } from '../../../src/platforms/connecting/limit.ts';
import { type SlackLimits, slackLimits } from '../../../src/platforms/slack/web-api/limits.ts';

/** The adapter's own limits for a double whose minutes are shorter: `limits.enforce({ timesFaster })`. */
export function fasterLimits(timesFaster: number): SlackLimits {
  const faster = ({ everyMs, burst, most }: Limit): Limit => ({
    everyMs: everyMs / timesFaster,
    burst,
    ...(most ? { most: { calls: most.calls, withinMs: most.withinMs / timesFaster } } : {}),
  });
  const { channel, posts, methods } = slackLimits;
  return {
    channel: faster(channel),
    posts: faster(posts),
    methods: Object.fromEntries(Object.entries(methods).map(([method, limit]) => [method, faster(limit)])),
  };
}
