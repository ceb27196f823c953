import { encodeAction } from '../../chat/action-id.ts';
import type { Modal, ModalField } from '../../chat/message.ts';
import { checkForm } from '../rendering/check-form.ts';
import type { FieldView, ModalView } from './snapshot.ts';

/** A form as the page draws it. There is room for labels of any length. */
export function modalView(modal: Modal): ModalView {
  checkForm(modal, { roles: false });
  const { title, submit, fields } = modal;
  return { title, id: encodeAction(submit), fields: fields.flatMap(fieldView) };
}

function fieldView(field: ModalField): FieldView[] {
  // Those were refused above.
  if (field.kind === 'roles') return [];
  if (field.kind !== 'moment') return [field];
  const { start: _start, end: _end, ...typed } = field;
  return [typed];
}
