import type { Command } from '../../chat/command.ts';
import type { Core } from '../../core.ts';

/** What somebody wants done, with the options as they were given. */
export type Wanted = Pick<Command<Core>, 'name' | 'options' | 'who' | 'takesTwo' | 'isForTwo' | 'heldAs'> & {
  readonly kind: 'command' | 'action' | 'listener';
  readonly given: Readonly<Record<string, unknown>>;
};
