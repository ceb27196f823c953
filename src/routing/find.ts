import { answerTo } from '../answers/reply/answer-to.ts';
import type { Action } from '../chat/command.ts';
import type { ActionPress, CommandCall, HomeOpened, Question } from '../chat/inbound.ts';
import { Refusal } from '../chat/refusal.ts';
import type { Core } from '../core.ts';
import type { Registry } from './registry.ts';
import { whatICanDo } from './what-i-can-do.ts';

/** What somebody wants and is to be answered. */
export type Asked = CommandCall | ActionPress | Question | HomeOpened;

export type Found = ReturnType<typeof find>;

/** The command, action or listener that is asked for, and the options as they were given. */
export function find(core: Core, registry: Registry<Core>, inbound: Asked) {
  if (inbound.kind === 'command') {
    const command = registry.commands.get(inbound.command);
    if (command) return { ...command, given: inbound.options };
    // Where the whole line is typed, somebody may just ask, or cry for help.
    const ask = registry.commands.get('ask');
    if (!ask) throw unknown('error.unknown-command');
    const run: typeof ask.run = async (asked, known, others) => {
      if (!(await answerTo(core, inbound.command, inbound.actor.language)))
        throw unknown('error.unknown-command');
      return ask.run(asked, known, others);
    };
    return { ...ask, run, given: { question: inbound.command } };
  }
  if (inbound.kind === 'action') return findAction(registry, inbound);
  const listener = registry.listeners.get(inbound.kind);
  if (!listener) throw new TypeError(`nobody listens to a ${inbound.kind}`);
  return { ...listener, description: '', given: inbound.kind === 'question' ? { text: inbound.text } : {} };
}

function findAction(registry: Registry<Core>, { call, fields }: ActionPress) {
  const action = registry.actions.get(call.action);
  if (!action) throw unknown('error.unknown-button');
  const given = givenTo(action, call, fields);
  // A button comes from us: if its arguments do not fit, it is forged or of another version.
  if (Object.keys(fields).length === 0 && !action.options.safeParse(given).success) {
    throw unknown('error.unknown-button');
  }
  return { ...action, description: action.labels ?? '', given };
}

/** The options of an action: what was filled in, and the arguments of its button in the order of what is left. */
export function givenTo(
  { options }: Pick<Action<Core>, 'options'>,
  { args }: ActionPress['call'],
  fields: ActionPress['fields'],
): Readonly<Record<string, unknown>> {
  const names = Object.keys(options.shape).filter((name) => !(name in fields));
  return { ...Object.fromEntries(names.map((name, at) => [name, args[at]])), ...fields };
}

function unknown(phrase: string): Refusal {
  return new Refusal(phrase, {}, null, [whatICanDo]);
}
