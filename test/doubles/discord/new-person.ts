import type { Guild, Person, Role } from './model.ts';
import { roleJson } from './payloads.ts';
import type { World } from './world.ts';

export interface NewPerson {
  readonly id?: string;
  readonly name: string;
  readonly locale?: string;
  /** Guild-wide permissions in place of @everyone's. A role of every guild bears them too, as the bot is told. */
  readonly permissions?: bigint;
  readonly roles?: readonly Role[];
  /** Another bot. */
  readonly bot?: boolean;
}

export interface NewRole {
  readonly name?: string;
  readonly permissions: bigint;
  readonly guild?: Guild;
}

/** Makes somebody who is a member of every guild. */
export function newPerson(world: World, given: NewPerson): Person {
  const { name, permissions } = given;
  const id = given.id ?? world.newId();
  const own =
    permissions === undefined
      ? []
      : world.guilds.map((guild) => newRole(world, { name: `role of ${name}`, permissions, guild }));
  return world.addPerson({
    id,
    name,
    locale: given.locale ?? 'en-US',
    bot: given.bot ?? false,
    permissions: permissions ?? null,
    roles: [...(given.roles ?? []), ...own].map((role) => role.id),
    left: false,
    takesDirect: true,
  });
}

/** "Gateway Events": Guild Role Create. */
export function newRole(world: World, { name = 'role', permissions, guild }: NewRole): Role {
  const where = guild ?? world.guilds[0];
  if (!where) throw new Error('There is no guild');
  const role = { id: world.newId(), name, permissions, botId: null };
  where.roles.push(role);
  const json = roleJson(role, where.roles.length - 1);
  world.dispatch('GUILD_ROLE_CREATE', { guild_id: where.id, role: json }, null);
  return role;
}
