import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Action, Command, Listener } from '../chat/command.ts';

export interface Registry<Core> {
  readonly commands: ReadonlyMap<string, Command<Core>>;
  readonly actions: ReadonlyMap<string, Action<Core>>;
  readonly listeners: ReadonlyMap<string, Listener<Core>>;
}

/** Told by its shape: what a file in `commands/` may export. */
type Defined<Core> = Command<Core> | Action<Core> | Listener<Core>;

const kinds: readonly unknown[] = ['command', 'action', 'listener'];

/** All of them by name. Throws RangeError where two bear the same name. */
function registry<Core>(defined: readonly Defined<Core>[]): Registry<Core> {
  const commands = new Map<string, Command<Core>>();
  const actions = new Map<string, Action<Core>>();
  const listeners = new Map<string, Listener<Core>>();
  const known = { command: commands, action: actions, listener: listeners };
  for (const each of defined) {
    if (known[each.kind].has(each.name)) throw new RangeError(`two ${each.kind}s named ${each.name}`);
    if (each.kind === 'command') commands.set(each.name, each);
    else if (each.kind === 'action') actions.set(each.name, each);
    else listeners.set(each.name, each);
  }
  return { commands, actions, listeners };
}

/** Loads every file of a commands folder, in the order of their names. */
export async function loadCommands<Core>(folder: string): Promise<Registry<Core>> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts')).sort();
  const modules: Record<string, unknown>[] = await Promise.all(
    files.map((file) => import(pathToFileURL(join(folder, file)).href)),
  );
  // By name, whoever loads them: in this order people see them in the help.
  const exported = (module: Record<string, unknown>) =>
    Object.keys(module)
      .sort()
      .map((name) => module[name]);
  return registry(modules.flatMap((module) => exported(module).filter((value) => isDefined<Core>(value))));
}

function isDefined<Core>(value: unknown): value is Defined<Core> {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    kinds.includes(value.kind) &&
    'run' in value
  );
}
