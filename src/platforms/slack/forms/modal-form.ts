import type { InputBlock, ModalView } from '@slack/types';
import { encodeAction } from '../../../chat/action-id.ts';
import type { Language } from '../../../chat/language.ts';
import type { Modal, ModalField } from '../../../chat/message.ts';
import { checkForm } from '../../rendering/check-form.ts';
import type { Words } from '../words.ts';
import { channelInput, choiceOption, menuInput, peopleInput, textInput } from './inputs.ts';
import { formLimits } from './limits.ts';
import { type Metadata, writeMetadata } from './metadata.ts';
import { momentPickers, pickable } from './moment-blocks.ts';
import { ownBlocks } from './own-blocks.ts';
import { plainObject } from './plain-object.ts';

/** A form of the core's as a window of Slack's: one input per field, which is named like it. */
export function modalForm(modal: Modal, language: Language, words: Words, metadata: Metadata): ModalView {
  checkForm(modal, { roles: false });
  return {
    type: 'modal',
    callback_id: encodeAction(modal.submit),
    private_metadata: writeMetadata(metadata),
    title: plainObject(modal.title, formLimits.title),
    submit: plainObject(words(language, 'slack.form-submit'), formLimits.title),
    close: plainObject(words(language, 'slack.form-close'), formLimits.title),
    blocks: ownBlocks(modal.fields.flatMap((field) => fieldBlocks(field, language, words))),
  };
}

/** A moment alone has several: its pickers. */
function fieldBlocks(field: ModalField, language: Language, words: Words): InputBlock[] {
  const { label, required, hint } = field;
  const picked = field.kind === 'moment' ? pickable(field) : null;
  if (picked !== null) {
    const about = hint ?? words(language, 'slack.moment-hint');
    return momentPickers(field, label, about, language, words, picked);
  }
  return [
    {
      type: 'input',
      optional: !required,
      label: plainObject(label, formLimits.label),
      ...(hint ? { hint: plainObject(hint, formLimits.label) } : {}),
      element: inputFor(field),
    },
  ];
}

function inputFor(field: ModalField): InputBlock['element'] {
  const { name } = field;
  switch (field.kind) {
    case 'text':
      return textInput(name, field.value, field.long, field.maxLength);
    case 'moment':
      return textInput(name, field.value, false, field.maxLength);
    case 'choice': {
      const options = field.options.map(({ label, value }) => choiceOption(label, value));
      return menuInput(name, options, field.value);
    }
    case 'channel':
      return channelInput(name, field.value);
    case 'people':
      return peopleInput(name, field.atMost);
    case 'roles':
      throw new RangeError('there are no roles on Slack');
  }
}
