import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Action, Command } from '../chat/command.ts';

export interface Registry<Core> {
  readonly commands: ReadonlyMap<string, Command<Core>>;
  readonly actions: ReadonlyMap<string, Action<Core>>;
}

/** A command or action, told by its shape: what a file in `commands/` may export. */
type Defined<Core> = Command<Core> | Action<Core>;

/** All commands and actions by name. Throws RangeError where two bear the same name. */
function registry<Core>(defined: readonly Defined<Core>[]): Registry<Core> {
  const commands = new Map<string, Command<Core>>();
  const actions = new Map<string, Action<Core>>();
  for (const each of defined) {
    if ((each.kind === 'command' ? commands : actions).has(each.name))
      throw new RangeError(`two ${each.kind}s named ${each.name}`);
    if (each.kind === 'command') commands.set(each.name, each);
    else actions.set(each.name, each);
  }
  return { commands, actions };
}

/** Loads every file of a commands folder, in the order of their names. */
export async function loadCommands<Core>(folder: string): Promise<Registry<Core>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts')).sort();
  const modules: Record<string, unknown>[] = await Promise.all(
    files.map((file) => import(pathToFileURL(join(folder, file)).href)),
  );
  return registry(
    modules.flatMap((module) => Object.values(module).filter((value) => isDefined<Core>(value))),
  );
}

function isDefined<Core>(value: unknown): value is Defined<Core> {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    (value.kind === 'command' || value.kind === 'action') &&
    'run' in value
  );
}
