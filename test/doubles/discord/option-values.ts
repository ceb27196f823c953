import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { CommandOption } from './command.ts';
import type { Json } from './json.ts';
import type { Channel, Guild, Person } from './model.ts';
import { channelJson, memberJson, roleJson, userJson } from './payloads.ts';
import { characters } from './rule.ts';
import type { World } from './world.ts';

const T = ApplicationCommandOptionType;

export type OptionValue = string | number | boolean | Person | Channel;

/** "Receiving and Responding": Resolved Data Structure. */
export type Resolved = Partial<Record<'users' | 'members' | 'channels' | 'roles', Json>>;

export interface How {
  readonly world: World;
  /** Null in a direct message. */
  readonly guild: Guild | null;
  readonly resolved: Resolved;
  readonly lenient: boolean;
}

/** One option of a command's data, refused when Discord's client would not send it. */
export function optionData(option: CommandOption, value: OptionValue, how: How): Json {
  const { name, type } = option;
  const raw = typeof value === 'object' ? value.id : value;
  const sent = choiceValue(option, raw) ?? raw;
  const wrong = how.lenient ? null : complaint(option, sent);
  if (wrong) throw new Error(`Option ${name}: ${wrong}`);
  resolve(type, String(sent), how);
  return { name, type, value: sent };
}

/** People pick choices by what they read; the bot gets the value. */
function choiceValue(option: CommandOption, raw: string | number | boolean): string | number | undefined {
  return option.choices?.find((choice) => choice.name === raw || choice.value === raw)?.value;
}

function complaint(option: CommandOption, value: string | number | boolean): string | null {
  const { type, choices } = option;
  if (choices && choices.length > 0 && !choices.some((choice) => choice.value === value)) {
    return `${value} is not one of ${choices.map((choice) => choice.name).join(', ')}`;
  }
  switch (type) {
    case T.String:
      return typeof value === 'string' ? lengthComplaint(option, value) : 'not a text';
    case T.Integer:
    case T.Number: {
      if (typeof value !== 'number' || (type === T.Integer && !Number.isInteger(value)))
        return 'not such a number';
      const { min_value, max_value } = option;
      return value < (min_value ?? -Infinity) || value > (max_value ?? Infinity) ? 'out of range' : null;
    }
    case T.Boolean:
      return typeof value === 'boolean' ? null : 'not true or false';
    default:
      return typeof value === 'string' && /^\d+$/.test(value) ? null : 'not an id';
  }
}

function lengthComplaint({ min_length, max_length }: CommandOption, value: string): string | null {
  const length = characters(value);
  if (length === 0) return 'empty';
  if (length < (min_length ?? 0)) return `shorter than ${min_length}`;
  return length > (max_length ?? 6000) ? `longer than ${max_length ?? 6000}` : null;
}

function resolve(type: number, id: string, how: How): void {
  if (type === T.User || type === T.Mentionable) resolveEntity('user', id, how);
  else if (type === T.Channel) resolveEntity('channel', id, how);
}

/** Puts what an id stands for into the resolved data. */
export function resolveEntity(
  kind: 'user' | 'role' | 'channel',
  id: string,
  { world, guild, resolved, lenient }: How,
): void {
  if (kind === 'user') {
    const person = world.people.get(id);
    if (!person) {
      if (!lenient) throw new Error(`Nobody has the id ${id}`);
      return;
    }
    resolved.users = { ...resolved.users, [id]: userJson(person) };
    // In a direct message there are no members.
    if (!guild) return;
    const { deaf: _deaf, mute: _mute, ...partial } = memberJson(guild, person);
    resolved.members = { ...resolved.members, [id]: { ...partial, permissions: '0' } };
  } else if (kind === 'channel') {
    const channel = { ...channelJson(world.channel(id)), permissions: '0' };
    resolved.channels = { ...resolved.channels, [id]: channel };
  } else {
    const at = guild?.roles.findIndex((role) => role.id === id) ?? -1;
    const role = guild?.roles[at];
    if (!role) throw new Error(`No role has the id ${id}`);
    resolved.roles = { ...resolved.roles, [id]: roleJson(role, at) };
  }
}
