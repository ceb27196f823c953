import type { Limit } from './rate-limits.ts';

const AT = '/channels/:channel/messages';

/** "Rate Limits": Global Rate Limit, of all requests that bear the bot's token. */
export const GLOBAL: Limit = { limit: 50, windowMs: 1000 };

/** "Rate Limits": Invalid Request Limit, by IP address: 401, 403 and 429. */
export const INVALID: Limit = { limit: 10_000, windowMs: 600_000 };

/** What the headers of these routes say. Discord tells no numbers beforehand; these are what clients have met. */
export const ROUTES: readonly (readonly [string, Limit])[] = [
  [`POST ${AT}`, { limit: 5, windowMs: 5000 }],
  [`PATCH ${AT}/:message`, { limit: 5, windowMs: 5000 }],
  [`DELETE ${AT}/:message`, { limit: 5, windowMs: 1000 }],
  [`PUT ${AT}/:message/reactions/:emoji/@me`, { limit: 1, windowMs: 250 }],
];
