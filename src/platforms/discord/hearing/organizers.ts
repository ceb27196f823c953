import { type Client, type Guild, PermissionFlagsBits } from 'discord.js';

/** What organizers have. Source: https://docs.discord.com/developers/topics/permissions */
const organizing = PermissionFlagsBits.ManageEvents | PermissionFlagsBits.Administrator;

/**
 * Whether somebody may organize in a server, by their roles there; nobody does in direct messages. The permissions that
 * an interaction bears are those in its channel, and a channel can grant Manage Events to people who have it nowhere
 * else: that must not make organizers of the whole server.
 * Source: https://docs.discord.com/developers/topics/permissions#permission-overwrites
 */
export function organizerIn(
  client: Client,
  group: string | null | undefined,
  userId: string,
  roleIds: readonly string[] | undefined,
): boolean | null {
  return group == null ? false : isOrganizer(client.guilds.cache.get(group), userId, roleIds);
}

/** Null where the server or a role is not known. */
function isOrganizer(
  guild: Guild | undefined,
  userId: string,
  roleIds: readonly string[] | undefined,
): boolean | null {
  if (!guild || !roleIds) return null;
  if (guild.ownerId === userId) return true;
  // Everybody has the role that bears the server's own id.
  const held = [guild.id, ...roleIds].map((id) => guild.roles.cache.get(id));
  if (held.some((role) => role && (role.permissions.bitfield & organizing) !== 0n)) return true;
  return held.includes(undefined) ? null : false;
}
