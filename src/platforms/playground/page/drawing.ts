import type { Language } from '../../../chat/language.ts';
import { element } from './elements.ts';
import { outward, withEmoji } from './icons.ts';
import type { Words } from './words.ts';

/** What drawing a payload needs to know, and what its buttons do. */
export interface Drawing {
  readonly words: Words;
  readonly language: Language;
  /** The visitor presses a button or chooses an option that bears this id in the payload. */
  press(id: string, fields: Readonly<Record<string, string>>): Promise<void>;
}

export type ButtonLook = 'primary' | 'plain' | 'danger' | 'success';

interface ButtonDrawing {
  readonly label: string;
  readonly look: ButtonLook;
  readonly id: string;
  readonly disabled: boolean;
}

export function actionButton({ label, look, id, disabled }: ButtonDrawing, { press }: Drawing): HTMLElement {
  const button = element('button', { type: 'button', class: `action ${look}`, 'data-key': id, disabled });
  button.append(...withEmoji(label));
  button.addEventListener('click', async () => {
    // A second press before the answer would be a second act; `disabled` would throw the focus away.
    if (button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    await press(id, {});
    button.removeAttribute('aria-disabled');
  });
  return button;
}

interface SelectDrawing {
  readonly label: string;
  readonly id: string;
  readonly options: readonly { readonly label: string; readonly value: string }[];
}

/** Chosen with a button of its own: a list that acts on every arrow key cannot be used with a keyboard. */
export function selectMenu({ label, id, options }: SelectDrawing, { press, words }: Drawing): HTMLElement {
  const select = element('select', { 'aria-label': label, 'data-key': id });
  select.append(
    element('option', { value: '', disabled: true, selected: true }, label),
    ...options.map((option) => element('option', { value: option.value }, option.label)),
  );
  const choose = element('button', { type: 'button', class: 'action plain', 'data-key': `${id} choose` });
  choose.append(words('choose'));
  choose.addEventListener('click', () => {
    if (select.value !== '') void press(id, { [selectField]: select.value });
  });
  return element('div', { class: 'select-menu' }, select, choose);
}

/** The field under which the chosen value of a select is handed over. */
const selectField = 'value';

/** A link out of the playground; anything but http(s) is shown as its text. */
export function outwardLink(url: string, children: readonly Node[], { words }: Drawing): Node {
  const parsed = URL.parse(url);
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) return element('span', {}, ...children);
  return element(
    'a',
    {
      href: parsed.href,
      target: '_blank',
      rel: 'noopener noreferrer',
      title: `${parsed.hostname} — ${words('opens-elsewhere')}`,
    },
    ...children,
  );
}

export function linkButton(label: string, url: string, drawing: Drawing): Node {
  const link = outwardLink(url, [...withEmoji(label), outward()], drawing);
  if (link instanceof HTMLElement) link.className = 'action plain';
  return link;
}

/** Pictures from elsewhere are not fetched: the playground asks no other computer for anything. */
export function picture(url: string, alt: string, { words }: Drawing): HTMLElement {
  const parsed = URL.parse(url, location.href);
  if (parsed?.origin === location.origin) return element('img', { src: parsed.href, alt, class: 'picture' });
  return element('p', { class: 'picture absent' }, words('image', { alt }));
}

export function notDrawn({ words }: Drawing): HTMLElement {
  return element('p', { class: 'not-drawn' }, words('not-drawn'));
}
