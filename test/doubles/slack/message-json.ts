import { type Json, present } from '../discord/json.ts';
import type { Message, Reaction } from './model.ts';
import type { World } from './world.ts';

/**
 * "methods/reactions.get": "the users array … may not always contain all users", the count does; how many it names
 * is not documented, so few.
 */
const NAMED_USERS = 3;

export interface MessageJsonOptions {
  readonly withMetadata?: boolean;
  readonly allUsers?: boolean;
}

/** A message as `conversations.history` and interactions give it. */
export function messageJson(world: World, message: Message, options: MessageJsonOptions = {}): Json {
  const isBot = message.authorId === world.bot.userId;
  const replies = repliesTo(world, message);
  const last = replies.at(-1);
  return present({
    type: 'message',
    subtype: message.subtype ?? undefined,
    user: message.authorId,
    ts: message.ts,
    text: message.text,
    team: world.people.get(message.authorId)?.team ?? world.team.id,
    ...(isBot
      ? { bot_id: world.bot.botId, app_id: world.bot.appId }
      : { client_msg_id: `${message.ts}-client` }),
    files: message.subtype === 'file_share' ? [{ id: `F${message.ts}`, name: 'file.pdf' }] : undefined,
    blocks: message.blocks.length > 0 ? message.blocks : undefined,
    thread_ts: message.threadTs ?? (last ? message.ts : undefined),
    ...(last
      ? {
          reply_count: replies.length,
          reply_users: [...new Set(replies.map(({ authorId }) => authorId))],
          latest_reply: last.ts,
        }
      : {}),
    edited: message.editedTs === null ? undefined : { user: message.authorId, ts: message.editedTs },
    is_ephemeral: message.ephemeralFor === null ? undefined : true,
    metadata: options.withMetadata ? message.metadata : undefined,
    reactions:
      message.reactions.length > 0 ? reactionsJson(message.reactions, options.allUsers ?? false) : undefined,
  });
}

function reactionsJson(reactions: readonly Reaction[], allUsers: boolean): Json[] {
  return reactions.map(({ name, users }) => ({
    name,
    users: allUsers ? [...users] : users.slice(0, NAMED_USERS),
    count: users.length,
  }));
}

/** The visible answers in a message's thread, oldest first. */
export function repliesTo(world: World, message: Message): Message[] {
  return [...world.channelOf(message).messages.values()].filter(
    ({ threadTs, ts, deleted, ephemeralFor }) =>
      threadTs === message.ts && ts !== message.ts && !deleted && ephemeralFor === null,
  );
}
