import type { FieldView, KnownPerson } from '../snapshot.ts';
import { element, freshId } from './elements.ts';
import { peopleBoxes } from './people-boxes.ts';
import type { Words } from './words.ts';

export interface ModalFieldContext {
  readonly words: Words;
  /** The one channel of the chat. */
  readonly channel: string;
  readonly people: readonly KnownPerson[];
}

/** One field of a form, drawn. */
export interface DrawnField {
  readonly name: string;
  readonly root: HTMLElement;
  /** What takes the focus. */
  readonly focus: HTMLElement;
  value(): string;
}

/** What a field of a form is filled in with; the browser itself asks for what is required. */
export function modalField(field: FieldView, context: ModalFieldContext): DrawnField {
  if (field.kind === 'people') return peopleBoxes(field, context);
  const { name, label, hint } = field;
  const id = freshId('field');
  const about = hint ? element('p', { id: freshId('about'), class: 'about' }, hint) : null;
  const box = control(
    field,
    { id, required: field.required, 'aria-describedby': about?.id ?? null },
    context,
  );
  const root = element('div', { class: 'option' }, element('label', { for: id }, label), box, about);
  return { name, root, focus: box, value: () => box.value };
}

type Shared = Readonly<Record<string, string | boolean | null>>;

function control(
  field: Exclude<FieldView, { kind: 'people' }>,
  shared: Shared,
  { channel }: ModalFieldContext,
): HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement {
  switch (field.kind) {
    case 'choice':
      return list(field.options, field.value, shared);
    case 'channel':
      return list([{ value: channel, label: `#${channel}` }], field.value, shared);
    default: {
      const typed = { ...shared, maxlength: field.maxLength };
      const isLong = field.kind === 'text' && field.long;
      const box = isLong
        ? element('textarea', { ...typed, rows: 4 })
        : element('input', { ...typed, type: 'text', autocomplete: 'off' });
      box.value = field.value;
      return box;
    }
  }
}

/** The empty option comes first, so that a choice which is required has to be made. */
function list(
  options: readonly { readonly value: string; readonly label: string }[],
  value: string | null,
  shared: Shared,
): HTMLSelectElement {
  const box = element(
    'select',
    { ...shared },
    element('option', { value: '' }, '—'),
    ...options.map((option) => element('option', { value: option.value }, option.label)),
  );
  if (options.some((option) => option.value === value)) box.value = value ?? '';
  return box;
}
