import { ChannelType, PermissionFlagsBits } from 'discord-api-types/v10';
import { z } from 'zod';
import { refusals } from './api-error.ts';
import type { MessageBody } from './message-body.ts';
import { messageJson } from './message-payload.ts';
import { createMessage, deleteMessage, editMessage, nonceJson } from './message-store.ts';
import type { Channel, Message, Person } from './model.ts';
import { has } from './permissions.ts';
import type { RateLimits } from './rate-limits.ts';
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
import { validMessage } from './validate.ts';
import type { World } from './world.ts';

const P = PermissionFlagsBits;
const TEXT_CHANNELS: readonly number[] = [
  ChannelType.GuildText,
  ChannelType.GuildVoice,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildStageVoice,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.DM,
];
const HOUR_MS = 3_600_000;
/** "Create Message": nonces are checked "for uniqueness in the past few minutes". */
const NONCE_REMEMBERED_MS = 5 * 60_000;

const snowflake = z.string().regex(/^\d+$/).optional();
const listQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  before: snowflake,
  after: snowflake,
  around: snowflake,
});

/** "Message Resource": the endpoints on a channel's messages. */
export function messageRoutes(world: World, limits: RateLimits): Route[] {
  const seen = (message: Message): RestAnswer => ok(messageJson(world, message));

  function list({ params, query }: RestRequest): RestAnswer {
    const channel = botChannel(world, params.channel ?? '');
    const asked = readQuery(listQuery, query);
    if ([asked.before, asked.after, asked.around].filter(Boolean).length > 1) {
      throw refusals.invalidForm([
        {
          path: ['before'],
          code: 'MUTUALLY_EXCLUSIVE',
          message: 'Only one of before, after and around may be passed',
        },
      ]);
    }
    // "If the current user is missing the READ_MESSAGE_HISTORY permission … then no messages will be returned."
    if (!has(world.permissions(world.bot, channel), P.ReadMessageHistory)) return ok([]);
    return ok(page(channel, asked).map((message) => messageJson(world, message)));
  }

  function create(request: RestRequest): RestAnswer {
    const { parentId } = world.channel(param(request, 'channel'));
    const sending = parentId === null ? P.SendMessages : P.SendMessagesInThreads;
    const channel = botChannel(world, param(request, 'channel'), sending);
    if (!TEXT_CHANNELS.includes(channel.type)) throw refusals.notATextChannel();
    const body = validMessage(request.body, 'create');
    if (channel.recipientId !== null) refuseUnwanted(world.person(channel.recipientId));
    const known = body.enforce_nonce && body.nonce ? sameNonce(world, channel, body.nonce) : undefined;
    if (known) return ok({ ...messageJson(world, known), ...nonceJson(known) });
    const repliesTo = replyTarget(world, channel, body.message_reference);
    const message = createMessage(world, channel, body, { author: world.bot, repliesTo });
    return ok({ ...messageJson(world, message), ...nonceJson(message) });
  }

  function edit(request: RestRequest): RestAnswer {
    const channel = botChannel(world, param(request, 'channel'));
    const message = world.message(channel.id, param(request, 'message'));
    if (message.authorId !== world.bot.id) throw refusals.notTheAuthor();
    const body = validMessage(request.body, 'edit', message);
    if (world.clock.now() - message.createdAt > HOUR_MS) limits.spendOldEdit(channel.id);
    editMessage(world, message, body);
    return seen(message);
  }

  function remove(request: RestRequest): RestAnswer {
    const channel = botChannel(world, param(request, 'channel'));
    const message = world.message(channel.id, param(request, 'message'));
    if (message.authorId !== world.bot.id) {
      if (channel.guildId === null) throw refusals.notInDirectMessages();
      botChannel(world, channel.id, P.ManageMessages);
    }
    deleteMessage(world, message);
    return NO_CONTENT;
  }

  function get(request: RestRequest): RestAnswer {
    const channel = botChannel(world, param(request, 'channel'), P.ReadMessageHistory);
    return seen(world.message(channel.id, param(request, 'message')));
  }

  return [
    { method: 'GET', template: '/channels/:channel/messages', handle: list },
    { method: 'POST', template: '/channels/:channel/messages', handle: create },
    { method: 'GET', template: '/channels/:channel/messages/:message', handle: get },
    { method: 'PATCH', template: '/channels/:channel/messages/:message', handle: edit },
    { method: 'DELETE', template: '/channels/:channel/messages/:message', handle: remove },
  ];
}

/** "Get Channel Messages": newest first, whichever way the page was asked for. */
function page(channel: Channel, asked: z.infer<typeof listQuery>): Message[] {
  const oldestFirst = [...channel.messages.values()]
    .filter((message) => !message.deleted && message.ephemeralFor === null)
    .toSorted((a, b) => compareIds(a.id, b.id));
  const { limit, before, after, around } = asked;
  const from = (id: string): Message[] => oldestFirst.filter((message) => compareIds(message.id, id) >= 0);
  const until = (id: string): Message[] => oldestFirst.filter((message) => compareIds(message.id, id) < 0);
  if (after)
    return oldestFirst
      .filter((message) => compareIds(message.id, after) > 0)
      .slice(0, limit)
      .reverse();
  if (around) {
    const half = Math.floor(limit / 2);
    return [...until(around).slice(half > 0 ? -half : oldestFirst.length), ...from(around)]
      .slice(0, limit)
      .reverse();
  }
  return (before ? until(before) : oldestFirst).slice(-limit).reverse();
}

function sameNonce(world: World, channel: Channel, nonce: string | number): Message | undefined {
  return [...channel.messages.values()].find(
    (message) =>
      message.authorId === world.bot.id &&
      message.nonce === nonce &&
      world.clock.now() - message.createdAt < NONCE_REMEMBERED_MS,
  );
}

/** Somebody who left every server with the bot, or takes no messages of it. */
function refuseUnwanted({ left, takesDirect }: Person): void {
  if (left) throw refusals.noMutualGuilds();
  if (!takesDirect) throw refusals.cannotMessage();
}

/**
 * "Create Message": a reply needs READ_MESSAGE_HISTORY. The message must exist, unless told otherwise: then it
 * becomes a message that replies to nothing.
 */
function replyTarget(
  world: World,
  channel: Channel,
  reference: MessageBody['message_reference'],
): string | null {
  if (!reference) return null;
  if (!has(world.permissions(world.bot, channel), P.ReadMessageHistory)) throw refusals.cannotReply();
  const target = channel.messages.get(reference.message_id);
  if (target && !target.deleted) return target.id;
  if (reference.fail_if_not_exists === false) return null;
  throw refusals.invalidForm([
    { path: ['message_reference'], code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' },
  ]);
}
