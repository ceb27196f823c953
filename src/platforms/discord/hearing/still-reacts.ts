import { Routes } from 'discord.js';
import { z } from 'zod';
import type { MessageRef } from '../../../chat/place.ts';
import type { Reaction } from '../../../chat/reaction.ts';
import type { Rest } from '../paced-rest.ts';
import { reactionNames } from '../reaction-names.ts';

const people = z.array(z.object({ id: z.string() }));
/** How long (ms) an answer is worth waiting for: what the person does next under that message waits too. */
const patience = 2_000;

/**
 * Whether somebody stands under this message with this emoji by the given kind of reaction: 0 normal, 1 burst. Asks
 * for the one who follows the id before theirs.
 * Source: https://docs.discord.com/developers/resources/message#get-reactions
 */
export async function stillReacts(
  rest: Rest,
  { channel, message }: MessageRef,
  reaction: Reaction,
  user: string,
  kind: 0 | 1,
): Promise<boolean> {
  const route = Routes.channelMessageReaction(channel, message, encodeURIComponent(reactionNames[reaction]));
  const after = String(BigInt(user) - 1n);
  const query = new URLSearchParams({ type: String(kind), after, limit: '1' });
  const found = people.parse(await rest.get(route, { query, signal: AbortSignal.timeout(patience) }));
  return found.some(({ id }) => id === user);
}
