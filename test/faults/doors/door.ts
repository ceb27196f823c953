import type { Person } from '../../contracts/world.ts';
import type { LiveWorld } from '../../scenarios/live-world.ts';

/** One message of the bot's, as its reader has it. */
export interface Said {
  readonly text: string;
  readonly isPrivate: boolean;
  /** Where its links lead. */
  readonly addresses: readonly string[];
  readonly pings: readonly string[];
  /** The first sign in it that the platform would read as markup though nobody meant it so; null if all is plain. */
  readonly live: string | null;
  /** All that was sent, as JSON. */
  readonly raw: string;
}

/** A form that lies open before somebody. */
export interface OpenForm {
  /** The action that takes it. */
  readonly action: string;
  /** Its fields to type into, as {@link OpenForm.submit} knows them. */
  readonly typed: readonly string[];
  /**
   * Sends these values in, and something that fits in place of all else that must not stay empty. Null where the
   * platform's own client would not send that.
   */
  submit(values: Readonly<Record<string, string>>): Promise<Reply | null>;
  close(): void;
}

/** What came of one act of somebody's: either messages or a form. */
export interface Reply {
  readonly said: readonly Said[];
  readonly form: OpenForm | null;
  /** The actions of the buttons and menus below. */
  readonly actions: readonly string[];
  /** Presses the first button, or chooses the first thing of the menu, that does this. */
  press(action: string): Promise<Reply>;
  /** How many messages came of it until now. */
  count(): number;
}

/** One way for people's words into the bot, with everything behind it real. */
export interface Door {
  readonly live: LiveWorld;
  use(person: Person, command: string, options: Readonly<Record<string, string>>): Promise<Reply>;
  /** The labels that are offered; null where the option completes nothing here. */
  complete(person: Person, command: string, option: string, typed: string): Promise<readonly string[] | null>;
}
