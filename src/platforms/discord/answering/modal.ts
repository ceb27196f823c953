import { encodeAction } from '../../../chat/action-id.ts';
import type { Modal } from '../../../chat/message.ts';
import { checkForm } from '../../rendering/check-form.ts';
import { oneLine } from '../../rendering/clean-text.ts';
import { shorten } from '../../rendering/shorten.ts';
import { componentTypes } from '../render/constants.ts';
import { modalControl } from './modal-control.ts';

/** Characters. https://docs.discord.com/developers/components/reference#label */
const most = { title: 45, label: 45, hint: 100 } as const;

/** A form as Discord opens it: each field in a label. */
export function renderModal(modal: Modal) {
  checkForm(modal, { roles: true });
  return {
    title: words(modal.title, most.title),
    custom_id: encodeAction(modal.submit),
    components: modal.fields.map((field) => ({
      type: componentTypes.label,
      label: words(field.label, most.label),
      ...(field.hint ? { description: words(field.hint, most.hint) } : {}),
      component: modalControl(field),
    })),
  };
}

function words(text: string, max: number): string {
  return shorten(oneLine(text), max) || '…';
}
