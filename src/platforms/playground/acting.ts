import { PlatformError } from '../../chat/platform-error.ts';
import type { Act, Move } from './acts.ts';
import type { Pane } from './pane.ts';
import type { Outcome } from './snapshot.ts';
import type { Person, Visitor } from './visitor.ts';

export interface PlaygroundClock {
  /** Epoch milliseconds. */
  now(): number;
  /** Moves the clock ahead, by milliseconds; what has become due is delivered as if time had passed. */
  advance(ms: number): void;
  /** When the next reminder is due, in epoch milliseconds; null if none waits. */
  nextDue(): Promise<number | null>;
}

/** Does in a pane what a visitor did on the page. Rejects with PlatformError where there is no such pane or person. */
export async function perform(act: Act, panes: readonly Pane[], people: readonly Person[]): Promise<Outcome> {
  const pane = panes.find(({ name }) => name === act.pane);
  const person = people.find(({ id }) => id === act.person);
  if (pane === undefined || person === undefined) {
    throw new PlatformError('no such chat or person', { code: 'not-found', retry: 'never' });
  }
  const visitor: Visitor = { person, language: act.language };
  switch (act.kind) {
    case 'command':
      return pane.use(visitor, act.command, act.options);
    case 'press':
      return pane.press(visitor, act.message, act.id, act.fields);
    case 'completion': {
      const choices = await pane.complete(visitor, act.command, act.option, act.typed);
      return { kind: 'choices', choices };
    }
    case 'reaction':
      return pane.react(visitor, act.message, act.reaction, act.on);
  }
}

const steps = { hour: 3_600_000, day: 86_400_000 };

/** Moves the clock ahead; false if it was to go to the next reminder and there is none. */
export async function moveClock({ by }: Move, clock: PlaygroundClock): Promise<boolean> {
  if (by !== 'next') {
    clock.advance(steps[by]);
    return true;
  }
  const due = await clock.nextDue();
  if (due === null) return false;
  clock.advance(Math.max(0, due - clock.now()));
  return true;
}
