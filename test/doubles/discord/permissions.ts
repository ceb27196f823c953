import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { Channel, Guild, Person } from './model.ts';

const P = PermissionFlagsBits;

const ALL_PERMISSIONS: bigint = Object.values(P).reduce((all, bit) => all | bit, 0n);

/** What @everyone may do in a new guild, as far as a text bot can tell the difference. */
export const EVERYONE_PERMISSIONS: bigint =
  P.ViewChannel |
  P.SendMessages |
  P.SendMessagesInThreads |
  P.EmbedLinks |
  P.AttachFiles |
  P.AddReactions |
  P.UseExternalEmojis |
  P.ReadMessageHistory |
  P.UseApplicationCommands;

/** What both may do in a direct message: nobody there moderates the other. */
export const DIRECT_PERMISSIONS: bigint =
  P.ViewChannel |
  P.SendMessages |
  P.EmbedLinks |
  P.AttachFiles |
  P.AddReactions |
  P.UseExternalEmojis |
  P.ReadMessageHistory |
  P.UseApplicationCommands;

/**
 * "Permissions": Permission Overwrites, the documented algorithm, then Implicit Permissions. A thread has its
 * channel's ("Threads": Permissions); who was let into a private one the double does not keep.
 */
export function permissionsIn(guild: Guild, place: Channel, person: Person): bigint {
  const channel = guild.channels.find(({ id }) => id === place.parentId) ?? place;
  const base = basePermissions(guild, person);
  if (base === ALL_PERMISSIONS) return base;
  const everyone = channel.overwrites.find((overwrite) => overwrite.id === guild.id);
  let permissions = (base & ~(everyone?.deny ?? 0n)) | (everyone?.allow ?? 0n);
  const roles = channel.overwrites.filter(({ id, type }) => type === 0 && person.roles.includes(id));
  const denied = roles.reduce((bits, { deny }) => bits | deny, 0n);
  const allowed = roles.reduce((bits, { allow }) => bits | allow, 0n);
  permissions = (permissions & ~denied) | allowed;
  const own = channel.overwrites.find(({ id, type }) => type === 1 && id === person.id);
  permissions = (permissions & ~(own?.deny ?? 0n)) | (own?.allow ?? 0n);
  return (permissions & P.ViewChannel) === 0n ? 0n : permissions;
}

/** What somebody may do in a guild where no channel says otherwise. */
export function basePermissions(guild: Guild, person: Person): bigint {
  if (guild.ownerId === person.id) return ALL_PERMISSIONS;
  const everyone = guild.roles.find((role) => role.id === guild.id)?.permissions ?? 0n;
  const base = guild.roles
    .filter((role) => person.roles.includes(role.id))
    .reduce((bits, role) => bits | role.permissions, person.permissions ?? everyone);
  return (base & P.Administrator) === 0n ? base : ALL_PERMISSIONS;
}

export function has(permissions: bigint, ...wanted: readonly bigint[]): boolean {
  return wanted.every((bit) => (permissions & bit) === bit);
}
