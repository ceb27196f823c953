import type { Reaction } from '../../chat/reaction.ts';

/** Slack's short names, without colons, as `reactions.add` takes them. */
export const reactionNames: Readonly<Record<Reaction, string>> = {
  check: 'white_check_mark',
  thinking: 'thinking_face',
  cross: 'x',
};

const byName = new Map<string, Reaction>([
  ['white_check_mark', 'check'],
  ['thinking_face', 'thinking'],
  // An alias of older clients and of people who type it.
  ['thinking', 'thinking'],
  ['x', 'cross'],
]);

/** The reaction that an event names, with colons or without; null for every other emoji. */
export function reactionOf(name: string): Reaction | null {
  return byName.get(name.replaceAll(':', '')) ?? null;
}
