import type { Message } from '../../chat/message.ts';
import { PlatformError } from '../../chat/platform-error.ts';
import type { Responder } from '../../chat/responder.ts';
import { modalView } from './modal-view.ts';
import type { PaneMessages } from './pane-messages.ts';
import type { AskedView, Outcome } from './snapshot.ts';
import { accountOf, type Visitor } from './visitor.ts';

interface Exchange {
  readonly messages: PaneMessages;
  readonly render: (message: Message) => readonly unknown[];
  readonly visitor: Visitor;
  /** The message whose button was pressed; null for a command. */
  readonly pressed: string | null;
  readonly asked: AskedView | null;
}

/** A responder, and what came of it once the receiver has finished. */
export interface Answering {
  readonly responder: Responder;
  finish(): Outcome;
}

/** The way back to a visitor who used a command, pressed a button or typed into a completing option. */
export function answering({ messages, render, visitor, pressed, asked }: Exchange): Answering {
  let outcome: Outcome = { kind: 'silence' };
  let waiting: { readonly id: string; readonly answers: 'private' | 'public' } | null = null;

  function add(answers: 'private' | 'public', message: Message | null, about: AskedView | null): string {
    const hidden = answers === 'private';
    return messages.add({
      payloads: message === null ? [] : render(message),
      onlyFor: hidden ? accountOf(visitor.person) : null,
      language: hidden ? visitor.language : null,
      asked: about === null || hidden ? about : { ...about, typed: null },
      pending: message === null,
      key: null,
    });
  }

  return {
    responder: {
      async defer(answers) {
        outcome = { kind: 'done' };
        if (answers !== 'update') waiting = { id: add(answers, null, asked), answers };
      },
      async answer(answers, message) {
        outcome = { kind: 'done' };
        if (waiting?.answers === answers) {
          messages.replace(waiting.id, render(message));
        } else {
          if (waiting !== null) messages.remove(waiting.id);
          add(answers, message, asked);
        }
        waiting = null;
      },
      refuse(message) {
        return this.answer('private', message);
      },
      async update(message) {
        if (pressed === null || !messages.replace(pressed, render(message))) {
          throw new PlatformError('there is no message to update', { code: 'not-found', retry: 'never' });
        }
        outcome = { kind: 'done' };
      },
      async open(modal) {
        outcome = { kind: 'modal', modal: modalView(modal) };
      },
      async note(message) {
        outcome = { kind: 'done' };
        add('private', message, null);
      },
      async complete(choices) {
        outcome = { kind: 'choices', choices };
      },
    },
    finish() {
      // Asked for time and then said nothing: "thinking…" must not stay for ever.
      if (waiting !== null) {
        messages.remove(waiting.id);
        return { kind: 'silence' };
      }
      return outcome;
    },
  };
}
