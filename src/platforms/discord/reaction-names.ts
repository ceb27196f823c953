import type { Reaction } from '../../chat/reaction.ts';

/** Discord names a standard emoji by the emoji itself, without its variation selector. */
export const reactionNames: Readonly<Record<Reaction, string>> = { check: '✅', thinking: '🤔', cross: '❌' };

const byName = new Map<string, Reaction>([
  ['✅', 'check'],
  ['🤔', 'thinking'],
  ['❌', 'cross'],
]);

/** The reaction that a gateway event names, with or without U+FE0F; null for every other emoji. */
export function reactionOf(name: string): Reaction | null {
  return byName.get(name.replaceAll('\ufe0f', '')) ?? null;
}
