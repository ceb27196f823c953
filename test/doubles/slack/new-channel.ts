import type { Channel, Person } from './model.ts';
import type { ChannelOptions } from './options.ts';
import type { World } from './world.ts';

export function newChannel(world: World, options: string | ChannelOptions): Channel {
  const given = typeof options === 'string' ? { name: options } : options;
  const isPrivate = given.private ?? false;
  return {
    id: world.ids.next('C'),
    name: given.name,
    kind: isPrivate ? 'private' : 'public',
    private: isPrivate,
    archived: given.archived ?? false,
    members: new Set((given.botIsMember ?? true) ? [world.bot.userId] : []),
    messages: new Map(),
  };
}

export function directMessages(world: World, person: Person): Channel {
  return {
    id: world.ids.next('D'),
    name: 'directmessage',
    kind: 'im',
    private: true,
    archived: false,
    members: new Set([person.id, world.bot.userId]),
    messages: new Map(),
  };
}
