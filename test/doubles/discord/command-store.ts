import { refusals } from './api-error.ts';
import type { CommandBody, CommandOption } from './command.ts';
import { type Json, present } from './json.ts';

export interface Command {
  readonly id: string;
  /** Null for a global command. */
  readonly guildId: string | null;
  readonly version: string;
  readonly body: CommandBody;
}

interface Ids {
  readonly applicationId: string;
  newId(): string;
}

/** The application's registered commands ("Application Commands": Endpoints). */
export class CommandStore {
  readonly #ids: Ids;
  #commands: Command[] = [];

  constructor(ids: Ids) {
    this.#ids = ids;
  }

  list(guildId: string | null): Command[] {
    return this.#commands.filter((command) => command.guildId === guildId);
  }

  get(guildId: string | null, id: string): Command {
    const command = this.list(guildId).find((one) => one.id === id);
    if (!command) throw refusals.unknownCommand();
    return command;
  }

  /**
   * What a person in the guild (null: in a direct message) finds under "/": the guild's own command hides a global
   * one of that name.
   */
  find(guildId: string | null, name: string): Command | undefined {
    const named = (command: Command): boolean => command.body.name === name && (command.body.type ?? 1) === 1;
    return this.list(guildId).find(named) ?? this.list(null).find(named);
  }

  /** Creates, or overwrites the one with this name and type, keeping its id. */
  put(guildId: string | null, body: CommandBody): { command: Command; isNew: boolean } {
    const same = this.list(guildId).find(
      (one) => one.body.name === body.name && (one.body.type ?? 1) === (body.type ?? 1),
    );
    const command = { id: same?.id ?? this.#ids.newId(), guildId, version: this.#ids.newId(), body };
    this.#commands = [...this.#commands.filter((one) => one !== same), command];
    return { command, isNew: !same };
  }

  change(command: Command, body: CommandBody): Command {
    const changed = { ...command, version: this.#ids.newId(), body };
    this.#commands = this.#commands.map((one) => (one === command ? changed : one));
    return changed;
  }

  remove(command: Command): void {
    this.#commands = this.#commands.filter((one) => one !== command);
  }

  /** Bulk overwrite: what is not named is gone. */
  overwrite(guildId: string | null, bodies: readonly CommandBody[]): Command[] {
    const commands = bodies.map((body) => this.put(guildId, body).command);
    this.#commands = this.#commands.filter((one) => one.guildId !== guildId || commands.includes(one));
    return commands;
  }

  /** The command object; without `withLocalizations` the dictionaries are left out, as in plain GETs. */
  toJson({ id, guildId, version, body }: Command, withLocalizations: boolean): Json {
    const permissions = body.default_member_permissions;
    return {
      id,
      application_id: this.#ids.applicationId,
      version,
      type: body.type ?? 1,
      ...texts(body, withLocalizations),
      ...(body.options
        ? { options: body.options.map((option) => optionJson(option, withLocalizations)) }
        : {}),
      default_member_permissions:
        permissions === undefined || permissions === null ? null : String(permissions),
      ...(guildId === null
        ? {
            dm_permission: body.dm_permission ?? true,
            contexts: body.contexts ?? null,
            integration_types: body.integration_types ?? [0],
          }
        : { guild_id: guildId }),
      nsfw: body.nsfw ?? false,
    };
  }
}

function texts(item: CommandBody | CommandOption, withLocalizations: boolean): Json {
  return {
    name: item.name,
    ...(withLocalizations ? { name_localizations: item.name_localizations ?? null } : {}),
    description: item.description ?? '',
    ...(withLocalizations ? { description_localizations: item.description_localizations ?? null } : {}),
  };
}

/** Discord leaves out the fields of an option which were not set, and `required` and `autocomplete` when false. */
function optionJson(option: CommandOption, withLocalizations: boolean): Json {
  const { options, choices, required, autocomplete, ...rest } = option;
  return {
    ...present({ ...rest, required: required || undefined, autocomplete: autocomplete || undefined }),
    ...texts(option, withLocalizations),
    ...(choices && choices.length > 0
      ? {
          choices: choices.map(({ name, value, name_localizations }) => ({
            name,
            value,
            ...(withLocalizations ? { name_localizations: name_localizations ?? null } : {}),
          })),
        }
      : {}),
    ...(options ? { options: options.map((one) => optionJson(one, withLocalizations)) } : {}),
  };
}
