import { ChannelType } from 'discord-api-types/v10';
import { timestamp } from './clock.ts';
import type { Json } from './json.ts';
import type { Channel } from './model.ts';
import type { World } from './world.ts';

export interface NewThread {
  readonly name: string;
  readonly private?: boolean;
}

/** "Gateway Events": Thread Create, also for a private thread that the bot is added to: it is in all of them here. */
export function newThread(world: World, parent: Channel, given: NewThread): Channel {
  const guild = world.guildOf(parent);
  if (!guild || parent.parentId !== null) throw new Error('A thread stands in a channel of a guild');
  const thread: Channel = {
    id: world.newId(),
    guildId: guild.id,
    recipientId: null,
    parentId: parent.id,
    name: given.name,
    type: given.private ? ChannelType.PrivateThread : ChannelType.PublicThread,
    position: 0,
    overwrites: [],
    messages: new Map(),
  };
  guild.channels.push(thread);
  world.dispatch('THREAD_CREATE', { ...threadJson(world, thread), newly_created: true }, thread);
  return thread;
}

/** "Channel Resource": Channel Structure, the example of a thread. It bears no overwrites of its own. */
export function threadJson(world: World, thread: Channel): Json {
  const { id, guildId, parentId, name, type, messages } = thread;
  const told = [...messages.values()].filter((message) => message.ephemeralFor === null);
  const since = timestamp(world.clock.now());
  return {
    id,
    guild_id: guildId,
    parent_id: parentId,
    owner_id: world.bot.id,
    name,
    type,
    last_message_id: told.at(-1)?.id ?? null,
    message_count: told.length,
    total_message_sent: told.length,
    member_count: 1,
    rate_limit_per_user: 0,
    flags: 0,
    thread_metadata: {
      archived: false,
      auto_archive_duration: 10_080,
      archive_timestamp: since,
      create_timestamp: since,
      locked: false,
      ...(type === ChannelType.PrivateThread ? { invitable: true } : {}),
    },
    member: { id, user_id: world.bot.id, join_timestamp: since, flags: 0 },
  };
}
