import type { CommandShape } from '../../../chat/command-shape.ts';
import type { Language } from '../../../chat/language.ts';
import type { KnownPerson, Outcome, PaneView } from '../snapshot.ts';
import { announce } from './announcer.ts';
import { act, completions, type Failure } from './api.ts';
import { composer } from './composer.ts';
import { element } from './elements.ts';
import { MessageLog } from './message-log.ts';
import { openModal } from './modal-window.ts';
import type { Words } from './words.ts';

export interface ChatContext {
  readonly words: Words;
  readonly language: Language;
  readonly me: string;
  readonly people: readonly KnownPerson[];
  readonly commands: readonly CommandShape[];
}

const chatTitles = { discord: 'Discord', slack: 'Slack' };

/** One of the two chats: its messages and the place where commands are typed. */
export class Chat {
  readonly name: string;
  readonly title: string;
  readonly root: HTMLElement;
  readonly #log: MessageLog;
  readonly #context: ChatContext;
  readonly #channel: string;

  constructor({ name, style, channel }: PaneView, context: ChatContext) {
    const { words } = context;
    this.name = name;
    this.title = chatTitles[style];
    this.#context = context;
    this.#channel = channel;
    this.#log = new MessageLog(words('messages-in', { chat: this.title, channel }), {
      ...context,
      style,
      press: async (message, id, fields) => {
        await this.#press(message, id, fields);
      },
      react: async (message, reaction, on) => {
        this.#settle(await act({ kind: 'reaction', ...this.#by(), message, reaction, on }), null);
      },
    });
    const heading = element('h2', { id: `title-${name}` }, this.title);
    this.root = element(
      'section',
      { class: `chat ${style}`, id: `chat-${name}`, 'aria-labelledby': heading.id },
      element('header', { class: 'chat-head' }, heading, element('p', { class: 'channel' }, `# ${channel}`)),
      this.#log.root,
      composer({
        ...context,
        // Slack's one command is typed in either language; Discord's app offers its own alone.
        typedIn: style === 'slack' ? ['en', 'es'] : [context.language],
        chat: this.title,
        channel,
        use: async (command, options) =>
          this.#settle(await act({ kind: 'command', ...this.#by(), command, options: { ...options } }), null),
        complete: (command, option, typed) =>
          completions({ kind: 'completion', ...this.#by(), command, option, typed }),
      }),
    );
  }

  /** Shows the messages; returns how many are new. */
  show({ messages }: PaneView): number {
    const added = this.#log.show(messages);
    for (const message of added) {
      const text = (message.querySelector<HTMLElement>('.body')?.innerText ?? '').replace(/\s+/g, ' ').trim();
      announce(this.#context.words('said', { chat: this.title, text: text.slice(0, 400) }));
    }
    return added.length;
  }

  toEnd(): void {
    this.#log.toEnd();
  }

  #by() {
    return { pane: this.name, person: this.#context.me, language: this.#context.language };
  }

  async #press(message: string | null, id: string, fields: Readonly<Record<string, string>>): Promise<void> {
    const outcome = await act({ kind: 'press', ...this.#by(), message, id, fields: { ...fields } });
    const problem = this.#settle(outcome, message);
    if (problem !== null) this.#tell(problem);
  }

  /** Opens the form that an act asks for; returns what went wrong, in words, or null. */
  #settle(outcome: Outcome | Failure, message: string | null): string | null {
    const { words } = this.#context;
    if (typeof outcome === 'string') return words(outcome);
    if (outcome.kind === 'silence') return words('silence');
    if (outcome.kind === 'modal') {
      const { modal } = outcome;
      openModal(
        modal,
        { ...this.#context, channel: this.#channel },
        (fields) => void this.#press(message, modal.id, fields),
      );
    }
    return null;
  }

  #tell(problem: string): void {
    this.root.querySelector('.told')?.replaceChildren(problem);
  }
}
