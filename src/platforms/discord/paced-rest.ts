import { type REST, RESTEvents, type RequestData, type RouteLike } from 'discord.js';
import type { Lane, Limit } from '../connecting/limit.ts';
import type { Pacer, Turn } from '../connecting/pacer.ts';

type Ask = (route: RouteLike, options?: RequestData) => Promise<unknown>;

/** Discord's REST API as far as the bot asks it for anything. */
export type Rest = Readonly<Record<'get' | 'post' | 'put' | 'patch' | 'delete', Ask>>;

/**
 * "All bots can make up to 50 requests per second." It does not say when its seconds begin, so in none of them do we
 * make more. The fiftieth is left to what discord.js asks by itself when it connects.
 * Source: https://docs.discord.com/developers/topics/rate-limits#global-rate-limit
 */
const everything: Lane & { readonly limit: Limit } = {
  key: 'everything',
  limit: { everyMs: 1000 / 49, burst: 5, most: { calls: 49, withinMs: 1000 } },
};

/**
 * Asks at Discord's pace. discord.js obeys what answers say of a bucket, but not in the first moments: as long as it
 * does not know a bucket's name, it counts under another one, and begins anew with the second request. And its own
 * limit of 50 begins a new second where it likes, so that two seconds' worth can meet. Here the requests of one route
 * and channel go one after another, none before the last answer allows it.
 */
export function pacedRest(rest: REST, pacer: Pacer, turn: Turn = {}): Rest {
  const asking =
    (method: keyof Rest): Ask =>
    (route, options) =>
      pacer.run([bucketOf(method, route), everything], () => rest[method](route, options), turn);
  return {
    get: asking('get'),
    post: asking('post'),
    put: asking('put'),
    patch: asking('patch'),
    delete: asking('delete'),
  };
}

/**
 * Lets the pacer know what each answer says of its bucket.
 * Source: https://docs.discord.com/developers/topics/rate-limits#header-format
 */
export function hearLimits(rest: REST, pacer: Pacer): void {
  rest.on(RESTEvents.Response, ({ method, path }, { status, headers }) => {
    const retryAfter = milliseconds(headers.get('retry-after'));
    const isGlobal = headers.has('x-ratelimit-global') || headers.get('x-ratelimit-scope') === 'global';
    if (status === 429 && isGlobal) return pacer.close(everything.key, retryAfter);
    if (headers.get('x-ratelimit-remaining') !== '0') return;
    const reset = Math.max(milliseconds(headers.get('x-ratelimit-reset-after')), retryAfter);
    pacer.close(bucketOf(method, path).key, reset);
  });
}

/** By what Discord tells its buckets apart: the method, the route, and the channel. */
function bucketOf(method: string, path: string): Lane {
  const [channel = ''] = /^\/channels\/\d+/.exec(path) ?? [];
  const route = path
    .replaceAll(/\d{16,20}/g, ':id')
    .replace(/\/reactions\/.*/, '/reactions')
    .replace(/\?.*/, '');
  return { key: `${method.toLowerCase()} ${route} ${channel}`, limit: null, oneAtATime: true };
}

function milliseconds(seconds: string | null): number {
  return Math.ceil(Number(seconds ?? 0) * 1000);
}
