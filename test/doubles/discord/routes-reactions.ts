import { PermissionFlagsBits } from 'discord-api-types/v10';
import { z } from 'zod';
import type { Message } from './model.ts';
import { userJson } from './payloads.ts';
import {
  addReaction,
  knownEmoji,
  reactionOf,
  removeAllReactions,
  removeEmoji,
  removeReaction,
} from './reactions.ts';
import {
  botChannel,
  NO_CONTENT,
  ok,
  param,
  type RestAnswer,
  type RestRequest,
  type Route,
  readQuery,
} from './rest.ts';
import { compareIds } from './snowflakes.ts';
import type { World } from './world.ts';

const P = PermissionFlagsBits;
const AT = '/channels/:channel/messages/:message/reactions';

const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  after: z.string().regex(/^\d+$/).default('0'),
  type: z.enum(['0', '1']).default('0'),
});

/** "Message Resource": the endpoints on reactions. */
export function reactionRoutes(world: World): Route[] {
  function target(request: RestRequest, ...permissions: readonly bigint[]): Message {
    const channel = botChannel(world, param(request, 'channel'), ...permissions);
    return world.message(channel.id, param(request, 'message'));
  }

  /** "if nobody else has reacted … using this emoji, this endpoint requires the ADD_REACTIONS permission". */
  function add(request: RestRequest): RestAnswer {
    const message = target(request, P.ReadMessageHistory);
    const emoji = knownEmoji(param(request, 'emoji'));
    if (!reactionOf(message, emoji)) botChannel(world, message.channelId, P.AddReactions);
    addReaction(world, message, world.bot, emoji);
    return NO_CONTENT;
  }

  /** Pages of users in the order of their ids. */
  function list(request: RestRequest): RestAnswer {
    const message = target(request, P.ReadMessageHistory);
    const { limit, after, type } = readQuery(pageQuery, request.query);
    const reaction = reactionOf(message, knownEmoji(param(request, 'emoji')));
    const users = (type === '1' ? reaction?.burst : reaction?.normal) ?? new Set<string>();
    const ids = [...users].filter((id) => compareIds(id, after) > 0).toSorted(compareIds);
    return ok(ids.slice(0, limit).map((id) => userJson(world.person(id))));
  }

  function removeOwn(request: RestRequest): RestAnswer {
    removeReaction(world, target(request), world.bot, knownEmoji(param(request, 'emoji')));
    return NO_CONTENT;
  }

  function removeOf(request: RestRequest): RestAnswer {
    const message = target(request, P.ManageMessages);
    removeReaction(world, message, world.person(param(request, 'user')), knownEmoji(param(request, 'emoji')));
    return NO_CONTENT;
  }

  function clear(request: RestRequest): RestAnswer {
    removeAllReactions(world, target(request, P.ManageMessages));
    return NO_CONTENT;
  }

  function clearEmoji(request: RestRequest): RestAnswer {
    removeEmoji(world, target(request, P.ManageMessages), knownEmoji(param(request, 'emoji')));
    return NO_CONTENT;
  }

  return [
    { method: 'PUT', template: `${AT}/:emoji/@me`, handle: add },
    { method: 'DELETE', template: `${AT}/:emoji/@me`, handle: removeOwn },
    { method: 'DELETE', template: `${AT}/:emoji/:user`, handle: removeOf },
    { method: 'GET', template: `${AT}/:emoji`, handle: list },
    { method: 'DELETE', template: `${AT}/:emoji`, handle: clearEmoji },
    { method: 'DELETE', template: AT, handle: clear },
  ];
}
