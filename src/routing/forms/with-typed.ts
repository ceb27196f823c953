import type { Modal, ModalField } from '../../chat/message.ts';

/** The form with what somebody filled in, in place of what stood there. */
export function withTyped(modal: Modal, typed: Readonly<Record<string, string>>): Modal {
  return { ...modal, fields: modal.fields.map((field) => filledIn(field, typed[field.name] ?? '')) };
}

function filledIn(field: ModalField, text: string): ModalField {
  switch (field.kind) {
    case 'text':
      return { ...field, value: text };
    case 'moment':
      return { ...field, value: text, start: null, end: null };
    case 'choice':
    case 'channel':
      return { ...field, value: text === '' ? null : text };
    case 'roles':
      return { ...field, values: text === '' ? [] : text.split(',') };
    // They are accounts: those of others are not held, and are chosen again.
    case 'people':
      return field;
  }
}
