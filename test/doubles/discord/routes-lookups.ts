import { z } from 'zod';
import { refusals } from './api-error.ts';
import { directJson } from './direct-channel.ts';
import type { Json } from './json.ts';
import type { Channel } from './model.ts';
import { applicationJson, channelJson, guildJson, memberJson, ownGuildJson, userJson } from './payloads.ts';
import { botChannel, ok, param, type RestRequest, type Route, readQuery } from './rest.ts';
import { threadJson } from './thread.ts';
import { validRecipient } from './validate.ts';
import type { World } from './world.ts';

/** "User Resource": Get Current User Guilds, its query. */
const guildsQuery = z.strictObject({
  before: z.string().regex(/^\d+$/).optional(),
  after: z.string().regex(/^\d+$/).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(200),
  with_counts: z.enum(['true', 'false']).optional(),
});

/** What a bot looks up of itself and its surroundings, and where its gateway is. */
export function lookupRoutes(world: World, gatewayUrl: () => string): Route[] {
  const me = { ...userJson(world.bot), mfa_enabled: true, locale: 'en-US', email: null, verified: true };
  const sessionStartLimit = { total: 1000, remaining: 999, reset_after: 14_400_000, max_concurrency: 1 };
  const anyChannelJson = (channel: Channel): Json =>
    channel.recipientId !== null
      ? directJson(channel, world.person(channel.recipientId))
      : channel.parentId === null
        ? channelJson(channel)
        : threadJson(world, channel);
  const guild = (request: RestRequest) => world.guild(param(request, 'guild'));
  return [
    { method: 'GET', template: '/users/@me', handle: () => ok(me) },
    {
      method: 'GET',
      template: '/users/@me/guilds',
      handle: ({ query }) => {
        const { before, after, limit } = readQuery(guildsQuery, query);
        const asked = world.guilds.filter(
          ({ id }) =>
            (before === undefined || BigInt(id) < BigInt(before)) &&
            (after === undefined || BigInt(id) > BigInt(after)),
        );
        return ok(asked.slice(0, limit).map((one) => ownGuildJson(world, one)));
      },
    },
    { method: 'GET', template: '/users/:user', handle: (r) => ok(userJson(world.person(param(r, 'user')))) },
    {
      // "User Resource": Create DM.
      method: 'POST',
      template: '/users/@me/channels',
      handle: ({ body }) => {
        const person = world.person(validRecipient(body));
        if (person.bot) throw refusals.cannotMessage();
        return ok(directJson(world.direct(person), person));
      },
    },
    { method: 'GET', template: '/applications/@me', handle: () => ok(applicationJson(world)) },
    { method: 'GET', template: '/oauth2/applications/@me', handle: () => ok(applicationJson(world)) },
    { method: 'GET', template: '/gateway', open: true, handle: () => ok({ url: gatewayUrl() }) },
    {
      method: 'GET',
      template: '/gateway/bot',
      handle: () => ok({ url: gatewayUrl(), shards: 1, session_start_limit: sessionStartLimit }),
    },
    {
      method: 'GET',
      template: '/channels/:channel',
      handle: (request) => ok(anyChannelJson(botChannel(world, param(request, 'channel')))),
    },
    { method: 'GET', template: '/guilds/:guild', handle: (request) => ok(guildJson(guild(request))) },
    {
      method: 'GET',
      template: '/guilds/:guild/channels',
      handle: (request) =>
        ok(
          guild(request)
            .channels.filter(({ parentId }) => parentId === null)
            .map(channelJson),
        ),
    },
    {
      method: 'GET',
      template: '/guilds/:guild/members/:user',
      handle: (request) => {
        const person = world.person(param(request, 'user'));
        if (person.left) throw refusals.unknownMember();
        return ok({ ...memberJson(guild(request), person), user: userJson(person) });
      },
    },
  ];
}
