import type { InputBlock, ModalView } from '@slack/types';
import { encodeAction } from '../../../chat/action-id.ts';
import type { Language } from '../../../chat/language.ts';
import type { Modal, ModalField } from '../../../chat/message.ts';
import type { Words } from '../words.ts';
import { formLimits } from './limits.ts';
import { type Metadata, writeMetadata } from './metadata.ts';
import { plainObject } from './plain-object.ts';

/** A form of the core's as a window of Slack's: one block per field, and its one input, are named like it. */
export function modalForm(modal: Modal, language: Language, words: Words, metadata: Metadata): ModalView {
  return {
    type: 'modal',
    callback_id: encodeAction(modal.submit),
    private_metadata: writeMetadata(metadata),
    title: plainObject(modal.title, formLimits.title),
    submit: plainObject(words(language, 'slack.form-submit'), formLimits.title),
    close: plainObject(words(language, 'slack.form-close'), formLimits.title),
    blocks: modal.fields.map(fieldBlock),
  };
}

function fieldBlock({ name, label, value, required, long, maxLength }: ModalField): InputBlock {
  return {
    type: 'input',
    block_id: name,
    optional: !required,
    label: plainObject(label, formLimits.label),
    element: textInput(name, value, long, maxLength),
  };
}

export function textInput(
  name: string,
  value: string,
  long: boolean,
  maxLength: number,
): InputBlock['element'] {
  const most = Math.min(maxLength, formLimits.typed);
  return {
    type: 'plain_text_input',
    action_id: name,
    multiline: long,
    max_length: most,
    ...(value === '' ? {} : { initial_value: value.slice(0, most) }),
  };
}
