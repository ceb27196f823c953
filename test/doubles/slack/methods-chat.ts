import { z } from 'zod';
import { active, joinedChannel, writableChannel } from './bot-channel.ts';
import { noteIfLoud } from './loud.ts';
import { readContent, refuseEmpty } from './message-content.ts';
import { messageJson } from './message-json.ts';
import { flag, type Method, method, timestamp, type Workspace } from './method.ts';
import type { Channel } from './model.ts';
import { refuse } from './slack-error.ts';
import type { World } from './world.ts';

const content = {
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  link_names: flag.optional(),
  parse: z.enum(['none', 'full']).optional(),
};

const newMessage = z.strictObject({
  channel: z.string(),
  thread_ts: timestamp.optional(),
  reply_broadcast: flag.optional(),
  unfurl_links: flag.optional(),
  unfurl_media: flag.optional(),
  mrkdwn: flag.optional(),
  metadata: z.unknown().optional(),
  ...content,
});

const ephemeral = z.strictObject({
  channel: z.string(),
  user: z.string(),
  thread_ts: timestamp.optional(),
  ...content,
});

const change = z.strictObject({
  channel: z.string(),
  ts: timestamp,
  as_user: flag.optional(),
  metadata: z.unknown().optional(),
  ...content,
});

/** methods/chat.postMessage, chat.postEphemeral, chat.update, chat.delete */
export function chatMethods({ world, messages, attribution, limits }: Workspace): Method[] {
  const authorId = world.bot.userId;
  return [
    method('chat.postMessage', {
      scopes: ['chat:write'],
      arguments: newMessage,
      answer: ({ channel: id, thread_ts, ...given }) => {
        const channel = writableChannel(world, id);
        noteIfLoud(world, 'chat.postMessage', given);
        const said = readContent(world, given);
        refuseEmpty(said);
        const threadTs = threadOf(world, channel, thread_ts);
        limits.spendPost(channel.id);
        const message = messages.create(channel, { ...said, authorId, threadTs });
        attribution.posted(channel, message);
        const shown = messageJson(world, message, { withMetadata: true });
        return { channel: channel.id, ts: message.ts, message: shown };
      },
    }),
    method('chat.postEphemeral', {
      scopes: ['chat:write'],
      arguments: ephemeral,
      answer: ({ channel: id, user, thread_ts, ...given }) => {
        const channel = writableChannel(world, id);
        noteIfLoud(world, 'chat.postEphemeral', given);
        const person = world.people.get(user);
        if (!person || person.deactivated || !channel.members.has(user)) refuse('user_not_in_channel');
        const said = readContent(world, given);
        refuseEmpty(said);
        const threadTs = threadOf(world, channel, thread_ts);
        const message = messages.create(channel, { ...said, authorId, threadTs, ephemeralFor: user });
        attribution.ephemeral(message);
        return { message_ts: message.ts };
      },
    }),
    method('chat.update', {
      scopes: ['chat:write'],
      arguments: change,
      answer: ({ channel: id, ts, ...given }) => {
        noteIfLoud(world, 'chat.update', given);
        const channel = active(joinedChannel(world, id));
        const message = world.message(channel, ts);
        if (message.authorId !== authorId) refuse('cant_update_message');
        const said = readContent(world, given);
        const isKept = said.text === undefined && said.blocks === undefined && said.metadata !== undefined;
        if (!isKept) refuseEmpty(said);
        messages.edit(message, said);
        attribution.updated(message);
        const shown = messageJson(world, message, { withMetadata: true });
        return { channel: channel.id, ts, text: message.text, message: shown };
      },
    }),
    method('chat.delete', {
      scopes: ['chat:write'],
      arguments: z.strictObject({ channel: z.string(), ts: timestamp, as_user: flag.optional() }),
      answer: ({ channel: id, ts }) => {
        const channel = joinedChannel(world, id);
        const message = world.message(channel, ts);
        if (message.authorId !== authorId) refuse('cant_delete_message');
        messages.delete(message);
        return { channel: channel.id, ts };
      },
    }),
  ];
}

/** The `ts` of the thread's first message, whichever of its messages was named. */
export function threadOf(world: World, channel: Channel, ts: string | undefined): string | null {
  if (ts === undefined) return null;
  const parent = world.message(channel, ts, 'thread_not_found');
  return parent.threadTs ?? parent.ts;
}
