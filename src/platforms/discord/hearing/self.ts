import type { Client } from 'discord.js';

/** By what people name the bot. */
export interface Self {
  readonly id: string;
  /** The role that Discord made for the bot in this server; null where there is none. */
  roleIn(guild: string | undefined): string | null;
}

/** Null before the bot is let in. */
export function selfOf({ user, guilds }: Client): Self | null {
  if (!user) return null;
  return {
    id: user.id,
    roleIn: (guild) => (guild && guilds.cache.get(guild)?.roles.botRoleFor(user)?.id) || null,
  };
}
