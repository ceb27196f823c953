import { GatewayDispatchEvents as Event, Events } from 'discord.js';
import { z } from 'zod';
import { hearAllCleared, hearEmojiCleared } from './hear-clearings.ts';
import { hearDeletion, hearDeletions } from './hear-deletions.ts';
import { hearGuildCreated, hearGuildDeleted, hearReady } from './hear-guilds.ts';
import { hearInteraction } from './hear-interactions.ts';
import { hearMessage } from './hear-messages.ts';
import { reactionHearer } from './hear-reactions.ts';
import type { Hearing } from './hearing.ts';

const packet = z.object({ t: z.string().nullish(), d: z.unknown() });

/**
 * Hands each event to who hears it: the raw packet, so that nothing is built on it before zod has seen it, and answers
 * are the renderer's own.
 */
export function hearDispatches(hearing: Hearing): void {
  const reacted = reactionHearer(hearing);
  const hearers = new Map<string, (data: unknown) => void>([
    [Event.Ready, (data) => hearReady(hearing, data)],
    [Event.GuildCreate, (data) => hearGuildCreated(hearing, data)],
    [Event.GuildDelete, (data) => hearGuildDeleted(hearing, data)],
    [Event.InteractionCreate, (data) => hearInteraction(hearing, data)],
    [Event.MessageCreate, (data) => hearMessage(hearing, data)],
    [Event.MessageDelete, (data) => hearDeletion(hearing, data)],
    [Event.MessageDeleteBulk, (data) => hearDeletions(hearing, data)],
    [Event.MessageReactionAdd, (data) => reacted('added', data)],
    [Event.MessageReactionRemove, (data) => reacted('removed', data)],
    [Event.MessageReactionRemoveAll, (data) => hearAllCleared(hearing, data)],
    [Event.MessageReactionRemoveEmoji, (data) => hearEmojiCleared(hearing, data)],
  ]);
  hearing.client.on(Events.Raw, (raw: unknown) => {
    const { data } = packet.safeParse(raw);
    hearers.get(data?.t ?? '')?.(data?.d);
  });
}
