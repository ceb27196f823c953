import type { Chat } from './chat.ts';
import { element } from './elements.ts';
import type { Words } from './words.ts';

const narrow = matchMedia('(max-width: 820px)');

/** On narrow screens one chat is shown at a time, chosen by tabs; on wide ones both, without tabs. */
export class ChatTabs {
  readonly root: HTMLElement;
  readonly #chats: readonly Chat[];
  readonly #tabs: readonly HTMLElement[];
  readonly #words: Words;
  #unseen: number[];
  #chosen: number;

  constructor(chats: readonly Chat[], words: Words, chosen: number) {
    this.#chats = chats;
    this.#words = words;
    this.#chosen = chosen;
    this.#unseen = chats.map(() => 0);
    this.#tabs = chats.map((chat, at) => {
      const tab = element('button', {
        type: 'button',
        role: 'tab',
        id: `tab-${chat.name}`,
        'aria-controls': chat.root.id,
        click: () => this.#choose(at),
        keydown: (event) => this.#move(event, at),
      });
      return tab;
    });
    this.root = element(
      'div',
      { class: 'tabs', role: 'tablist', 'aria-label': words('chats') },
      ...this.#tabs,
    );
    this.arrange();
  }

  get chosen(): number {
    return this.#chosen;
  }

  /** Calls back when the screen becomes narrow or wide. */
  static onTurn(turned: () => void, signal: AbortSignal): void {
    narrow.addEventListener('change', turned, { signal });
  }

  arrange(): void {
    this.root.hidden = !narrow.matches;
    this.#chats.forEach(({ root, name }, at) => {
      root.hidden = narrow.matches && at !== this.#chosen;
      if (narrow.matches) root.setAttribute('role', 'tabpanel');
      else root.removeAttribute('role');
      root.setAttribute('aria-labelledby', narrow.matches ? `tab-${name}` : `title-${name}`);
    });
    this.#label();
  }

  /** Counts what came into a chat that is not shown. */
  came(at: number, count: number): void {
    if (!narrow.matches || at === this.#chosen || count === 0) return;
    this.#unseen[at] = (this.#unseen[at] ?? 0) + count;
    this.#label();
  }

  #choose(at: number): void {
    this.#chosen = at;
    const unseen = this.#unseen[at] ?? 0;
    this.#unseen[at] = 0;
    this.arrange();
    // What was drawn while hidden had no height to scroll by.
    if (unseen > 0) this.#chats[at]?.toEnd();
  }

  #move(event: Event, at: number): void {
    if (!(event instanceof KeyboardEvent)) return;
    const last = this.#tabs.length - 1;
    const targets: Readonly<Record<string, number>> = {
      ArrowRight: at === last ? 0 : at + 1,
      ArrowLeft: at === 0 ? last : at - 1,
      Home: 0,
      End: last,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    this.#choose(target);
    this.#tabs[target]?.focus();
  }

  #label(): void {
    this.#tabs.forEach((tab, at) => {
      const count = this.#unseen[at] ?? 0;
      tab.setAttribute('aria-selected', String(at === this.#chosen));
      tab.tabIndex = at === this.#chosen ? 0 : -1;
      tab.replaceChildren(
        this.#chats[at]?.title ?? '',
        ...(count > 0 ? [element('span', { class: 'unseen' }, this.#words('new-messages', { count }))] : []),
      );
    });
  }
}
