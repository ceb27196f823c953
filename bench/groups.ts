import { answers } from './answers.ts';
import { council } from './council.ts';
import type { Group } from './group.ts';
import { people } from './people.ts';
import { reminders } from './reminders.ts';
import { rsvps } from './rsvps.ts';
import { start } from './start.ts';

/** Every group by the name that `--only` takes. */
export const groups: ReadonlyMap<string, Group> = new Map([
  ['start', start],
  ['answers', answers],
  ['reminders', reminders],
  ['rsvps', rsvps],
  ['council', council],
  ['people', people],
]);
