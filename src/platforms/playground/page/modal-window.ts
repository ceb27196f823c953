import type { ModalView } from '../snapshot.ts';
import { element, freshId } from './elements.ts';
import { cross } from './icons.ts';
import { type ModalFieldContext, modalField } from './modal-field.ts';
import type { Words } from './words.ts';

interface ModalContext extends ModalFieldContext {
  readonly words: Words;
}

/** Opens a form in a window of its own; the browser holds the focus in it and gives it back afterwards. */
export function openModal(
  { title, fields }: ModalView,
  context: ModalContext,
  submit: (fields: Readonly<Record<string, string>>) => void,
): void {
  const { words } = context;
  const boxes = fields.map((field) => modalField(field, context));
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
    submit(Object.fromEntries(boxes.map(({ name, value }) => [name, value()])));
    dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
  boxes[0]?.focus.focus();
}
