import type { Modal } from '../../chat/message.ts';
import { newId } from '../../store/new-id.ts';
import { withTyped } from './with-typed.ts';

/** How long (ms) a form can be gone back to, and how many are held at most. */
const holdFor = 15 * 60_000;
const mostHeld = 200;

/**
 * Forms as they were opened, and what was typed into those that were refused. They lie in memory alone, for a while:
 * nothing of them is in the database, in a button or in the log, and a restart forgets them.
 */
export interface HeldForms {
  /**
   * People are known here by their pseudonyms under this random name: it is another one after each start, so that these
   * tell nothing elsewhere or later.
   */
  readonly name: string;
  /** The form as this person has it open now; one for each thing that a form is sent in for. */
  opened(modal: Modal, person: string): void;
  /** Holds what was typed into it. The token for {@link take}; null where the form is not held any more. */
  refused(submit: Modal['submit'], fields: Readonly<Record<string, string>>, person: string): string | null;
  /** The form with what was typed, once, and for this person alone; else null. */
  take(token: string, person: string): Modal | null;
  forgetOld(): void;
}

interface Held {
  readonly modal: Modal;
  readonly person: string;
  /** Null until it is refused. */
  readonly token: string | null;
  readonly until: number;
}

export function heldForms(now: () => number): HeldForms {
  /** By person and form, the oldest first. */
  const held = new Map<string, Held>();
  const forgetOld = (): void => {
    for (const [key, { until }] of held) if (until <= now()) held.delete(key);
  };
  const keyOf = ({ action, args }: Modal['submit'], person: string) =>
    JSON.stringify([person, action, ...args]);
  /** Whoever opens many loses what they opened first, before others do. */
  const makeRoom = (person: string): void => {
    if (held.size < mostHeld) return;
    const keys = [...held.keys()];
    const oldest = [...held].find(([, one]) => one.person === person)?.[0] ?? keys[0];
    if (oldest !== undefined) held.delete(oldest);
  };
  const hold = (modal: Modal, person: string, token: string | null): void => {
    forgetOld();
    const key = keyOf(modal.submit, person);
    held.delete(key);
    makeRoom(person);
    held.set(key, { modal, person, token, until: now() + holdFor });
  };
  return {
    name: newId(),
    opened: (modal, person) => hold(modal, person, null),
    refused(submit, fields, person) {
      forgetOld();
      const found = held.get(keyOf(submit, person));
      if (!found) return null;
      const token = newId();
      hold(withTyped(found.modal, fields), person, token);
      return token;
    },
    take(token, person) {
      forgetOld();
      const found = [...held].find(([, one]) => one.token === token && one.person === person);
      if (!found) return null;
      const [key, { modal }] = found;
      held.delete(key);
      return modal;
    },
    forgetOld,
  };
}
