import { ApplicationCommandOptionType, InteractionType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { CommandOption } from './command.ts';
import type { Command } from './command-store.ts';
import { deliverInteraction } from './interaction-payload.ts';
import type { InteractionRecord } from './interaction-record.ts';
import type { Json } from './json.ts';
import type { Channel, Person } from './model.ts';
import { type OptionValue, optionData, type Resolved } from './option-values.ts';
import { has } from './permissions.ts';
import type { World } from './world.ts';

const T = ApplicationCommandOptionType;

export interface SlashOptions {
  /** Sends what Discord's client would not let a person send. */
  readonly force?: boolean;
}

export type SlashValues = Readonly<Record<string, OptionValue>>;

interface Found {
  readonly command: Command;
  /** The names between the command and its plain options: [], [subcommand] or [group, subcommand]. */
  readonly path: readonly CommandOption[];
  readonly options: readonly CommandOption[];
}

/** Finds '/command group subcommand' among the registered commands, as Discord's client offers them. */
function find(world: World, channel: Channel, line: string): Found {
  const [name = '', ...rest] = line.replace(/^\//, '').trim().split(/\s+/);
  const command = world.commands.find(channel.guildId, name);
  if (!command) throw new Error(`No command /${name} is registered`);
  const path: CommandOption[] = [];
  let options: readonly CommandOption[] = command.body.options ?? [];
  for (const word of rest) {
    const next = options.find((option) => option.name === word && isGrouping(option));
    if (!next) throw new Error(`/${line}: no subcommand ${word} is registered`);
    path.push(next);
    options = next.options ?? [];
  }
  if (options.some(isGrouping)) {
    throw new Error(`/${line} needs a subcommand: ${options.map((option) => option.name).join(', ')}`);
  }
  return { command, path, options };
}

function isGrouping({ type }: CommandOption): boolean {
  return type === T.Subcommand || type === T.SubcommandGroup;
}

/** What the client's own interface forbids: commands one has no permission for, or not meant for that place. */
function refuseUse(world: World, person: Person, channel: Channel, { body }: Command): void {
  const granted = world.permissions(person, channel);
  if (!has(granted, PermissionFlagsBits.ViewChannel, PermissionFlagsBits.UseApplicationCommands)) {
    throw new Error(`${person.name} cannot use commands in #${channel.name}`);
  }
  if (channel.guildId === null) {
    const isMeant = body.contexts ? body.contexts.includes(1) : (body.dm_permission ?? true);
    if (!isMeant) throw new Error(`/${body.name} is not for direct messages`);
    return;
  }
  const needed = BigInt(body.default_member_permissions ?? 0);
  const isForAdmins =
    body.default_member_permissions !== null && body.default_member_permissions !== undefined;
  const isAdmin = has(granted, PermissionFlagsBits.Administrator);
  if (isForAdmins && !isAdmin && (needed === 0n || !has(granted, needed))) {
    throw new Error(`${person.name} has no permission for /${body.name}`);
  }
  if (body.contexts && !body.contexts.includes(0)) throw new Error(`/${body.name} is not for guilds`);
}

function refuseValues(line: string, options: readonly CommandOption[], values: SlashValues): void {
  for (const name of Object.keys(values)) {
    if (!options.some((option) => option.name === name)) throw new Error(`/${line} has no option ${name}`);
  }
  for (const option of options) {
    if (option.required && values[option.name] === undefined)
      throw new Error(`/${line} requires ${option.name}`);
  }
}

function nest(path: readonly CommandOption[], options: readonly Json[]): readonly Json[] {
  return path.reduceRight<readonly Json[]>(
    (inner, { name, type }) => [{ name, type, options: inner }],
    options,
  );
}

interface Invocation {
  readonly world: World;
  readonly person: Person;
  readonly channel: Channel;
  readonly line: string;
  readonly values: SlashValues;
  readonly force: boolean;
}

function deliver(invocation: Invocation, type: number, focused: string | null): InteractionRecord {
  const { world, person, channel, line, values, force } = invocation;
  const { command, path, options } = find(world, channel, line);
  if (!force) refuseUse(world, person, channel, command);
  if (!force && focused === null) refuseValues(line, options, values);
  const resolved: Resolved = {};
  const given = Object.entries(values).map(([name, value]) => {
    const option = options.find((one) => one.name === name) ?? { name, type: T.String };
    const isFocused = name === focused;
    const how = { world, guild: world.guildOf(channel), resolved, lenient: force || isFocused };
    return { ...optionData(option, value, how), ...(isFocused ? { focused: true } : {}) };
  });
  const data = {
    id: command.id,
    name: command.body.name,
    type: 1,
    ...(command.guildId === null ? {} : { guild_id: command.guildId }),
    ...(Object.keys(resolved).length > 0 ? { resolved } : {}),
    options: nest(path, given),
  };
  return deliverInteraction(world, { type, person, channel, source: null }, data);
}

/** "Application Commands": Slash Commands. */
export function useSlash(invocation: Invocation): InteractionRecord {
  return deliver(invocation, InteractionType.ApplicationCommand, null);
}

/** "Application Commands": Autocomplete; the values may be partial, and one option has the focus. */
export function typeIntoSlash(invocation: Invocation, focused: string): InteractionRecord {
  const { options } = find(invocation.world, invocation.channel, invocation.line);
  if (!options.find((option) => option.name === focused)?.autocomplete && !invocation.force) {
    throw new Error(`/${invocation.line}: option ${focused} has no autocomplete`);
  }
  return deliver(invocation, InteractionType.ApplicationCommandAutocomplete, focused);
}
