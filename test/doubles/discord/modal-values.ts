import { ComponentType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Component } from './component.ts';
import type { Channel, Guild, Person } from './model.ts';
import { type Resolved, resolveEntity } from './option-values.ts';
import { has } from './permissions.ts';
import { characters } from './rule.ts';
import type { World } from './world.ts';

const C = ComponentType;

/** Who fills a modal in, and where. */
export interface Filling {
  readonly world: World;
  readonly person: Person;
  /** Null in a direct message. */
  readonly guild: Guild | null;
  readonly resolved: Resolved;
}

/** What is sent of a text input; throws where Discord's client would not let it go. */
export function typedValue(component: Component, given: string | undefined): string {
  const { custom_id, required, min_length, max_length } = component;
  const value = given ?? String(component.value ?? '');
  const length = characters(value);
  if (length === 0 && required !== false) throw new Error(`The modal requires ${custom_id}`);
  if (length > (max_length ?? 4000)) throw new Error(`${custom_id} is longer than ${max_length}`);
  if (length > 0 && length < (min_length ?? 0)) throw new Error(`${custom_id} is shorter than ${min_length}`);
  return value;
}

/** What is sent of a menu: what was chosen, else what was chosen before; throws as well. */
export function chosenValues(
  component: Component,
  given: readonly string[] | undefined,
  filling: Filling,
): readonly string[] {
  const { custom_id, required, min_values, max_values } = component;
  const values = (given ?? shownAsChosen(component)).map((one) => offered(component, one, filling));
  const [least, most] = [min_values ?? 1, max_values ?? 1];
  if (values.length === 0 && required !== false) throw new Error(`The modal requires ${custom_id}`);
  // What is not required wants no fewer either, as long as the documentation does not say otherwise.
  if (values.length < least || values.length > most) {
    throw new Error(`${custom_id}: ${values.length} chosen; between ${least} and ${most} wanted`);
  }
  return values;
}

/** What stands in a menu before anybody touches it. */
export function shownAsChosen({ type, options, default_values }: Component): readonly string[] {
  if (type !== C.StringSelect) return (default_values ?? []).map(({ id }) => id);
  return (options ?? []).filter((option) => option.default).map(({ value }) => value);
}

/** An option goes by value or label; everything else by its id. */
function offered(component: Component, name: string, filling: Filling): string {
  const { world, guild } = filling;
  const how = { world, guild, resolved: filling.resolved, lenient: false };
  switch (component.type) {
    case C.StringSelect: {
      const option = component.options?.find(({ value, label }) => value === name || label === name);
      if (!option) throw new Error(`The menu has no option ${name}`);
      return option.value;
    }
    case C.UserSelect:
      resolveEntity('user', name, how);
      return name;
    case C.RoleSelect:
      resolveEntity('role', name, how);
      return name;
    case C.ChannelSelect: {
      const channel = world.channel(name);
      if (!isOffered(channel, component, filling)) throw new Error(`${channel.name} is not offered`);
      resolveEntity('channel', channel.id, how);
      return channel.id;
    }
    default:
      throw new Error(`The double cannot choose in a component of type ${component.type}`);
  }
}

/** Channels of the server that the person sees, of the types that are asked for. */
function isOffered(
  channel: Channel,
  { channel_types }: Component,
  { world, person, guild }: Filling,
): boolean {
  const isMeant = !channel_types?.length || channel_types.includes(channel.type);
  return (
    isMeant &&
    channel.guildId === guild?.id &&
    has(world.permissions(person, channel), PermissionFlagsBits.ViewChannel)
  );
}
