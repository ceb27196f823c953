import { z } from 'zod';
import type { Json } from '../discord/json.ts';
import { joinedChannel, knownChannel, needScope } from './bot-channel.ts';
import { messageJson, repliesTo } from './message-json.ts';
import { count, flag, type Method, method, timestamp, type Workspace } from './method.ts';
import type { Channel, Message } from './model.ts';
import { refuse, refuseFault } from './slack-error.ts';

const page = {
  channel: z.string(),
  cursor: z.string().optional(),
  include_all_metadata: flag.optional(),
  inclusive: flag.optional(),
  latest: timestamp.optional(),
  limit: count.optional(),
  oldest: timestamp.optional(),
};
type Page = z.infer<z.ZodObject<typeof page>>;

/** methods/conversations.history, conversations.replies, conversations.info, conversations.open */
export function conversationMethods({ world }: Workspace): Method[] {
  const listed = (messages: readonly Message[], asked: Page, order: 'newest' | 'oldest'): Json => {
    const within = messages.filter((message) => isWithin(message, asked));
    const sorted = order === 'newest' ? within.toReversed() : within;
    const start = readCursor(asked.cursor);
    const end = start + Math.min(asked.limit ?? 100, 999);
    const hasMore = end < sorted.length;
    return {
      messages: sorted
        .slice(start, end)
        .map((message) => messageJson(world, message, { withMetadata: asked.include_all_metadata ?? false })),
      has_more: hasMore,
      response_metadata: { next_cursor: hasMore ? Buffer.from(`next:${end}`).toString('base64') : '' },
    };
  };
  const readable = (id: string): Channel => {
    const channel = knownChannel(world, id);
    needScope(world, channel, 'history');
    return joinedChannel(world, id);
  };

  return [
    method('conversations.history', {
      arguments: z.strictObject(page),
      answer: ({ channel: id, ...asked }) => {
        const top = [...readable(id).messages.values()].filter(
          ({ deleted, ephemeralFor, threadTs, ts }) =>
            !deleted && ephemeralFor === null && (threadTs === null || threadTs === ts),
        );
        return { ...listed(top, { channel: id, ...asked }, 'newest'), pin_count: 0 };
      },
    }),
    method('conversations.replies', {
      arguments: z.strictObject({ ts: timestamp, ...page }),
      answer: ({ channel: id, ts, ...asked }) => {
        const named = world.message(readable(id), ts, 'thread_not_found');
        const first = named.threadTs === null ? named : world.message(readable(id), named.threadTs);
        return listed([first, ...repliesTo(world, first)], { channel: id, ...asked }, 'oldest');
      },
    }),
    method('conversations.info', {
      arguments: z.strictObject({
        channel: z.string(),
        include_locale: flag.optional(),
        include_num_members: flag.optional(),
      }),
      answer: ({ channel: id, include_num_members }) => {
        const channel = knownChannel(world, id);
        needScope(world, channel, 'read');
        return { channel: channelJson(channel, world.bot.userId, include_num_members ?? false) };
      },
    }),
    method('conversations.open', {
      scopes: ['im:write'],
      arguments: z.strictObject({
        users: z.string().optional(),
        channel: z.string().optional(),
        return_im: flag.optional(),
      }),
      answer: ({ users, channel: id }) => {
        if (id !== undefined)
          return { no_op: true, already_open: true, channel: { id: knownChannel(world, id).id } };
        if (users === undefined) return refuseFault('users_list_not_supplied', []);
        const person = world.people.get(users);
        if (!person) return refuse('user_not_found');
        // Not among those that are documented, but it is what is answered.
        if (person.bot) return refuse('cannot_dm_bot');
        if (person.deactivated) return refuse('user_disabled');
        if (person.hidden) return refuse('user_not_visible');
        return { channel: { id: world.directMessagesOf(person).id } };
      },
    }),
  ];
}

/** `latest` and `oldest` themselves are left out, unless `inclusive`. */
function isWithin({ ts }: Message, { latest, oldest, inclusive }: Page): boolean {
  const at = Number(ts);
  const isBefore =
    latest === undefined || at < Number(latest) || (inclusive === true && at === Number(latest));
  const isAfter =
    oldest === undefined || at > Number(oldest) || (inclusive === true && at === Number(oldest));
  return isBefore && isAfter;
}

function readCursor(cursor: string | undefined): number {
  if (cursor === undefined || cursor === '') return 0;
  const [, start] = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString()) ?? [];
  return start === undefined ? refuse('invalid_cursor') : Number(start);
}

/** "reference/objects/conversation-object" */
function channelJson(channel: Channel, botId: string, withNumber: boolean): Json {
  const { id, kind, archived, members } = channel;
  const always = { id, is_im: kind === 'im', is_archived: archived, is_mpim: false, is_org_shared: false };
  if (kind === 'im') return { ...always, user: [...members].find((one) => one !== botId) };
  return {
    ...always,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: kind === 'public',
    is_group: kind === 'private',
    is_private: channel.private,
    is_member: members.has(botId),
    is_general: channel.name === 'general',
    ...(withNumber ? { num_members: members.size } : {}),
  };
}
