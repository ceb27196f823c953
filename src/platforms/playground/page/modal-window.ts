import type { ModalView } from '../snapshot.ts';
import { element, freshId } from './elements.ts';
import { cross } from './icons.ts';
import type { Words } from './words.ts';

/** Opens a form in a window of its own; the browser holds the focus in it and gives it back afterwards. */
export function openModal(
  { title, fields }: ModalView,
  words: Words,
  submit: (fields: Readonly<Record<string, string>>) => void,
): void {
  const boxes = fields.map((field) => {
    const attributes = { id: freshId('field'), required: field.required, maxlength: field.maxLength };
    const box = field.long
      ? element('textarea', { ...attributes, rows: 4 })
      : element('input', { ...attributes, type: 'text', autocomplete: 'off' });
    box.value = field.value;
    const root = element(
      'div',
      { class: 'option' },
      element('label', { for: attributes.id }, field.label),
      box,
    );
    return { name: field.name, box, root };
  });
  const heading = element('h2', { id: freshId('title') }, title);
  const form = element(
    'form',
    {},
    ...boxes.map(({ root }) => root),
    element(
      'div',
      { class: 'modal-foot' },
      element(
        'button',
        { type: 'button', class: 'action plain', click: () => dialog.close() },
        words('cancel'),
      ),
      element('button', { type: 'submit', class: 'action primary' }, words('send')),
    ),
  );
  const close = element(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': words('close'), click: () => dialog.close() },
    cross(),
  );
  const dialog = element(
    'dialog',
    { class: 'modal', 'aria-labelledby': heading.id, close: () => dialog.remove() },
    element('header', {}, heading, close),
    form,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit(Object.fromEntries(boxes.map(({ name, box }) => [name, box.value])));
    dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
  boxes[0]?.box.focus();
}
