import { type Guild, PermissionFlagsBits } from 'discord.js';

/** What organizers have. Source: https://docs.discord.com/developers/topics/permissions */
const organizing = PermissionFlagsBits.ManageEvents | PermissionFlagsBits.Administrator;

export function mayOrganize(permissions: bigint): boolean {
  return (permissions & organizing) !== 0n;
}

/**
 * Whether a member may organize, where Discord tells only the roles (a message, other than an interaction, bears no
 * permissions). Channels cannot overwrite either permission. Null where the server or a role is not known.
 */
export function isOrganizer(
  guild: Guild | undefined,
  userId: string,
  roleIds: readonly string[] | undefined,
): boolean | null {
  if (!guild || !roleIds) return null;
  if (guild.ownerId === userId) return true;
  // Everybody has the role that bears the server's own id.
  const held = [guild.id, ...roleIds].map((id) => guild.roles.cache.get(id));
  if (held.some((role) => role && mayOrganize(role.permissions.bitfield))) return true;
  return held.includes(undefined) ? null : false;
}
