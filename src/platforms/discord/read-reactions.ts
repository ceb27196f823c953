import { Routes } from 'discord.js';
import { z } from 'zod';
import type { MessageRef } from '../../chat/place.ts';
import type { Reaction, ReactionsShown } from '../../chat/reaction.ts';
import type { Rest } from './paced-rest.ts';
import { accountOf } from './parse.ts';
import { reactionNames } from './reaction-names.ts';

const users = z.array(z.object({ id: z.string(), bot: z.boolean().default(false) }));
/** The most that Discord gives at once; and its two kinds of reaction, normal and burst ("super"). */
const page = 100;
const kinds = ['0', '1'];

/**
 * Everybody behind each of our reactions now, other bots left out, and under which the bot itself stands.
 * Source: Discord, Message Resource, Get Reactions (pages by user id, `type` 1 for burst reactions).
 */
export async function readReactions(rest: Rest, ref: MessageRef, self: string): Promise<ReactionsShown> {
  const own = new Set<Reaction>();
  const behind = async (reaction: Reaction): Promise<Set<string>> => {
    const route = Routes.channelMessageReaction(
      ref.channel,
      ref.message,
      encodeURIComponent(reactionNames[reaction]),
    );
    const found = new Set<string>();
    for (const type of kinds) {
      let after = '0';
      for (;;) {
        const query = new URLSearchParams({ limit: String(page), after, type });
        const people = users.parse(await rest.get(route, { query }));
        for (const { id, bot } of people) {
          if (id === self) own.add(reaction);
          else if (!bot) found.add(accountOf(id));
        }
        const last = people.at(-1);
        if (people.length < page || !last) break;
        after = last.id;
      }
    }
    return found;
  };
  const people = {
    check: await behind('check'),
    thinking: await behind('thinking'),
    cross: await behind('cross'),
  };
  return { people, own };
}
