import { z } from 'zod';
import { active, joinedChannel } from './bot-channel.ts';
import { isEmoji } from './emoji-names.ts';
import { messageJson } from './message-json.ts';
import { flag, type Method, method, timestamp, type Workspace } from './method.ts';
import type { Reactions } from './reactions.ts';
import { refuse, refuseFault } from './slack-error.ts';

const one = z.strictObject({ channel: z.string(), timestamp, name: z.string() });

/** methods/reactions.add, reactions.remove, reactions.get */
export function reactionMethods({ world }: Workspace, reactions: Reactions): Method[] {
  const bot = world.people.get(world.bot.userId);
  if (!bot) throw new Error('The bot is not in its own workspace');

  return [
    method('reactions.add', {
      scopes: ['reactions:write'],
      arguments: one,
      answer: ({ channel: id, timestamp: ts, name }) => {
        const message = world.message(active(joinedChannel(world, id)), ts);
        if (!isEmoji(name)) refuseFault('invalid_name', [`no emoji is called ${name}`]);
        if (reactions.has(message, bot.id, name)) refuse('already_reacted');
        reactions.add(message, bot, name);
        return {};
      },
    }),
    method('reactions.remove', {
      scopes: ['reactions:write'],
      arguments: one,
      answer: ({ channel: id, timestamp: ts, name }) => {
        const message = world.message(active(joinedChannel(world, id)), ts);
        if (!isEmoji(name)) refuseFault('invalid_name', [`no emoji is called ${name}`]);
        if (!reactions.has(message, bot.id, name)) refuse('no_reaction');
        reactions.remove(message, bot, name);
        return {};
      },
    }),
    method('reactions.get', {
      scopes: ['reactions:read'],
      arguments: z.strictObject({ channel: z.string(), timestamp, full: flag.optional() }),
      answer: ({ channel: id, timestamp: ts, full }) => {
        const channel = joinedChannel(world, id);
        const message = messageJson(world, world.message(channel, ts), { allUsers: full ?? false });
        const permalink = `https://${world.team.domain}.slack.com/archives/${channel.id}/p${ts.replace('.', '')}`;
        return { type: 'message', channel: channel.id, message: { ...message, permalink } };
      },
    }),
  ];
}
