import { element, freshId } from './elements.ts';

export interface Suggestion {
  readonly value: string;
  readonly label: string;
  readonly detail: string;
}

interface ComboboxOptions {
  readonly input: HTMLInputElement;
  readonly label: string;
  /** What stands above the list for this text; null for nothing. */
  readonly heading: (typed: string) => string | null;
  /** The suggestions for what is typed; null closes the list. */
  readonly suggest: (typed: string) => Promise<readonly Suggestion[] | null>;
  readonly pick: (suggestion: Suggestion) => void;
  /** Whether Tab takes the suggestion and stays (a command), or takes it and goes on (an option). */
  readonly tabStays: boolean;
}

/**
 * A text box with a list of suggestions: the WAI-ARIA combobox with list autocomplete, operated with the arrow
 * keys, Enter, Tab and Escape. Returns the list, to be put next to the text box.
 */
export function combobox({ input, label, heading, suggest, pick, tabStays }: ComboboxOptions): HTMLElement {
  const list = element('ul', { id: freshId('list'), role: 'listbox', 'aria-label': label });
  const title = element('p', { class: 'suggestions-title', 'aria-hidden': 'true' });
  const popup = element('div', { class: 'suggestions', hidden: true }, title, list);
  let offered: readonly Suggestion[] = [];
  let active = -1;
  let asked = 0;

  const attributes = { role: 'combobox', 'aria-expanded': 'false', 'aria-controls': list.id };
  for (const [name, value] of Object.entries({ ...attributes, 'aria-autocomplete': 'list' })) {
    input.setAttribute(name, value);
  }

  function close(): void {
    asked += 1;
    offered = [];
    popup.hidden = true;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  function activate(index: number): void {
    active = index;
    [...list.children].forEach((each, at) => {
      each.setAttribute('aria-selected', String(at === index));
    });
    const chosen = list.children[index];
    if (chosen === undefined) return;
    input.setAttribute('aria-activedescendant', chosen.id);
    chosen.scrollIntoView({ block: 'nearest' });
  }

  function take(suggestion: Suggestion | undefined): void {
    close();
    if (suggestion !== undefined) pick(suggestion);
  }

  async function refresh(): Promise<void> {
    asked += 1;
    const mine = asked;
    const found = await suggest(input.value);
    // Something else was typed, or the box was left, while this was looked up.
    if (mine !== asked || document.activeElement !== input) return;
    if (found === null || found.length === 0) {
      close();
      return;
    }
    offered = found;
    list.replaceChildren(
      ...found.map((suggestion) =>
        element(
          'li',
          { id: freshId('option'), role: 'option', click: () => take(suggestion) },
          element('span', { class: 'suggestion-label' }, suggestion.label),
          suggestion.detail === ''
            ? null
            : element('span', { class: 'suggestion-detail' }, suggestion.detail),
        ),
      ),
    );
    title.textContent = heading(input.value);
    popup.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    activate(0);
  }

  input.addEventListener('input', () => void refresh());
  input.addEventListener('click', () => void refresh());
  input.addEventListener('blur', close);
  // Keeps the focus in the text box while the list is clicked.
  popup.addEventListener('pointerdown', (event) => event.preventDefault());
  input.addEventListener('keydown', (event) => {
    const open = !popup.hidden;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (open) activate((active + step + offered.length) % offered.length);
      else void refresh();
    } else if (open && (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey))) {
      if (event.key === 'Enter' || tabStays) event.preventDefault();
      take(offered[active]);
    } else if (open && event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
  return popup;
}
