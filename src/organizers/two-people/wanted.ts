import type { Asked, Command } from '../../chat/command.ts';
import type { Core } from '../../core.ts';

export type Here = Pick<Asked<unknown>, 'actor' | 'place' | 'direct'>;

/** What somebody wants done, with the options as they were given. */
export type Wanted = Pick<Command<Core>, 'name' | 'options' | 'who' | 'takesTwo'> & {
  readonly kind: 'command' | 'action' | 'listener';
  readonly given: Readonly<Record<string, unknown>>;
};
