import type { Who } from '../../chat/act.ts';
import type { Inbound } from '../../chat/inbound.ts';
import type { Registry } from '../registry.ts';
import type { Doing } from './rates.ts';

/** What is answered, or helps somebody who types. */
export type Answerable = Extract<Inbound, { readonly actor: unknown }>;

/** What organizers do that makes something new; all else of theirs changes what is there. */
const making: ReadonlySet<Who> = new Set(['create', 'share', 'export']);
/** Who only looks takes no more than anybody. */
const looking: ReadonlySet<Who> = new Set(['anyone', 'organize']);

/** As what something that came in counts. */
export function doingOf(registry: Registry<never>, inbound: Answerable): Doing {
  if (inbound.kind === 'completion') return 'completion';
  if (wordsToRead(registry, inbound) !== null) return 'question';
  const who = definitionOf(registry, inbound)?.who ?? 'anyone';
  if (making.has(who)) return 'creation';
  return looking.has(who) ? 'act' : 'change';
}

/** What may be a cry for help in it: words that are read as a question; null where there are none. */
export function wordsToRead({ commands }: Registry<never>, inbound: Answerable): string | null {
  if (inbound.kind === 'question') return inbound.text;
  if (inbound.kind !== 'command') return null;
  // Where the whole line is typed, words that name no command are a question too.
  if (!commands.has(inbound.command)) return inbound.command;
  const { question } = inbound.options;
  return typeof question === 'string' ? question : null;
}

function definitionOf({ commands, actions, listeners }: Registry<never>, inbound: Answerable) {
  if (inbound.kind === 'command') return commands.get(inbound.command);
  return inbound.kind === 'action' ? actions.get(inbound.call.action) : listeners.get(inbound.kind);
}
