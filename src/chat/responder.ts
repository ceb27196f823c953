import type { Message, Modal } from './message.ts';

/** How a command or action answers the one who asked. */
export type Answers = 'modal' | 'private' | 'public' | 'update';

export interface CompletionChoice {
  readonly label: string;
  readonly value: string;
}

/**
 * The way back to the person who addressed the bot. An adapter gives one with each command, action or
 * completion. `defer` is called at most once and before the others; each adapter turns a later answer into the
 * edit or follow-up that its platform wants. All reject with {@link PlatformError}.
 */
export interface Responder {
  /** Tells the platform that the answer takes a little longer (platforms give up after 3 seconds). */
  defer(answers: Exclude<Answers, 'modal'>): Promise<void>;
  answer(answers: 'private' | 'public', message: Message): Promise<void>;
  /**
   * Says why it was not done. Where a form is still open, it stays open and this stands beside the field `option`;
   * else it is a private answer.
   */
  refuse(message: Message, option: string | null): Promise<void>;
  /** Replaces the message whose button was pressed. */
  update(message: Message): Promise<void>;
  /** Fails with RangeError, before anything is sent, for a form beyond what `Modal` and `ModalField` allow. */
  open(modal: Modal): Promise<void>;
  /** A further message that only this person sees. */
  note(message: Message): Promise<void>;
  complete(choices: readonly CompletionChoice[]): Promise<void>;
}
