import type { MessageView } from '../snapshot.ts';
import { element } from './elements.ts';
import { type MessageContext, messageView } from './message-view.ts';

interface Shown {
  /** The message as it was drawn; another text means draw again. */
  readonly drawn: string;
  readonly root: HTMLElement;
}

/** The messages of a chat. Only what changed is drawn again, and the focus stays where it was. */
export class MessageLog {
  readonly root: HTMLElement;
  readonly #context: MessageContext;
  readonly #shown = new Map<string, Shown>();
  #filled = false;
  #followsEnd = true;

  constructor(label: string, context: MessageContext) {
    this.#context = context;
    // What is new is told by the announcer in a few words; a log that speaks would read every changed count.
    this.root = element('div', {
      class: 'log',
      role: 'log',
      'aria-live': 'off',
      'aria-label': label,
      tabindex: 0,
      scroll: () => {
        this.#followsEnd = this.#isAtEnd();
      },
    });
    // A form below opens, the window is turned: whoever read the end still reads the end.
    new ResizeObserver(() => {
      if (this.#followsEnd) this.toEnd();
    }).observe(this.root);
  }

  /** Shows these messages; returns those that were not there before, none at the first time. */
  show(messages: readonly MessageView[]): readonly HTMLElement[] {
    const atEnd = this.#isAtEnd();
    const added: HTMLElement[] = [];
    const present = new Set(messages.map(({ id }) => id));
    for (const [id, { root }] of this.#shown) {
      if (present.has(id)) continue;
      root.remove();
      this.#shown.delete(id);
    }
    for (const message of messages) {
      const drawn = JSON.stringify(message);
      const before = this.#shown.get(message.id);
      if (before?.drawn === drawn) continue;
      const root = messageView(message, this.#context);
      if (before === undefined) {
        this.root.append(root);
        added.push(root);
      } else {
        replaceKeepingFocus(before.root, root);
        if (before.root.querySelector('.pending') !== null) added.push(root);
      }
      this.#shown.set(message.id, { drawn, root });
    }
    const first = !this.#filled;
    this.#filled = true;
    if (first) this.toEnd();
    else if (added[0] !== undefined) this.#reveal(added[0]);
    else if (atEnd) this.toEnd();
    return first ? [] : added;
  }

  toEnd(): void {
    this.root.scrollTop = this.root.scrollHeight;
  }

  /** A message that is longer than the window is shown from its beginning. */
  #reveal(message: HTMLElement): void {
    this.root.scrollTop = message.offsetTop - this.root.offsetTop - 8;
  }

  #isAtEnd(): boolean {
    const { scrollTop, clientHeight, scrollHeight } = this.root;
    return scrollTop + clientHeight >= scrollHeight - 40;
  }
}

/** Whoever pressed a button with the keyboard must not be thrown to the top when the message changes. */
function replaceKeepingFocus(old: HTMLElement, fresh: HTMLElement): void {
  const active = document.activeElement;
  const key = active instanceof HTMLElement && old.contains(active) ? active.dataset.key : undefined;
  old.replaceWith(fresh);
  if (key === undefined) return;
  const keyed = [...fresh.querySelectorAll<HTMLElement>('[data-key]')];
  (keyed.find((each) => each.dataset.key === key) ?? keyed[0])?.focus({ preventScroll: true });
}
