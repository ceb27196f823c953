import { encodeAction } from '../../../chat/action-id.ts';
import type { Modal } from '../../../chat/message.ts';

/** Component types and text-input styles. Source: Discord, Component Reference. */
const label = 18;
const textInput = 4;
const style = { short: 1, paragraph: 2 } as const;

/** A form as Discord opens it: each field in a label. */
export function renderModal(modal: Modal) {
  return {
    title: modal.title.slice(0, 45),
    custom_id: encodeAction(modal.submit),
    components: modal.fields.map((field) => ({
      type: label,
      label: field.label.slice(0, 45),
      component: {
        type: textInput,
        custom_id: field.name,
        style: field.long ? style.paragraph : style.short,
        required: field.required,
        max_length: field.maxLength,
        ...(field.value === '' ? {} : { value: field.value.slice(0, field.maxLength) }),
      },
    })),
  };
}
