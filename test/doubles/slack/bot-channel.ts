import type { Channel } from './model.ts';
import { refuse } from './slack-error.ts';
import type { World } from './world.ts';

/** A conversation by id, as far as the bot may know of it; a private one it is not in does not exist for it. */
export function knownChannel(world: World, id: string): Channel {
  const channel = world.channels.find((one) => one.id === id);
  const isHidden = channel?.private === true && !channel.members.has(world.bot.userId);
  return channel && !isHidden ? channel : refuse('channel_not_found');
}

/** A conversation the bot is in: for what takes part in it, and for reading it as well. */
export function joinedChannel(world: World, id: string): Channel {
  const channel = knownChannel(world, id);
  return channel.members.has(world.bot.userId) ? channel : refuse('not_in_channel');
}

/** A conversation the bot may write to: a person's id stands for the direct messages with them. */
export function writableChannel(world: World, id: string): Channel {
  const person = world.people.get(id);
  if (person && !person.bot) return world.directMessagesOf(person);
  const channel = knownChannel(world, id);
  const mayAnywhere = world.scopes.includes('chat:write.public') && channel.kind === 'public';
  if (!mayAnywhere) joinedChannel(world, id);
  return active(channel);
}

export function active(channel: Channel): Channel {
  return channel.archived ? refuse('is_archived') : channel;
}

/** The scope a method of conversations.* needs, by kind of conversation. */
export function needScope(world: World, channel: Channel, right: 'history' | 'read'): void {
  const group = { public: 'channels', private: 'groups', im: 'im' }[channel.kind];
  needScopes(world, [`${group}:${right}`]);
}

/** Any of the scopes will do: missing_scope says what is `needed` and `provided`. */
export function needScopes(world: World, scopes: readonly string[]): void {
  if (scopes.length === 0 || scopes.some((one) => world.scopes.includes(one))) return;
  refuse('missing_scope', { needed: scopes.join(','), provided: world.scopes.join(',') });
}
