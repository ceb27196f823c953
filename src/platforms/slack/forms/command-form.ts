import type { ModalView } from '@slack/types';
import type { CommandShape } from '../../../chat/command-shape.ts';
import type { Language } from '../../../chat/language.ts';
import { formLimits } from './limits.ts';
import { type Metadata, writeMetadata } from './metadata.ts';
import { type Asking, optionBlocks } from './option-blocks.ts';
import { ownBlocks } from './own-blocks.ts';
import { plainObject } from './plain-object.ts';
import { readable } from './readable.ts';

/** A space can stand in no action's id, so no form of the core's is mistaken for one of these. */
const prefix = 'command ';

/** The command whose form bears this callback_id; null for another window. */
export function commandOfForm(callbackId: string): string | null {
  return callbackId.startsWith(prefix) ? callbackId.slice(prefix.length) : null;
}

/** A window that asks for what a command needs, filled in as far as it was understood. */
export function commandForm(shape: CommandShape, asking: Asking, metadata: Metadata): ModalView {
  const { language, words } = asking;
  return {
    type: 'modal',
    callback_id: `${prefix}${shape.name}`,
    private_metadata: writeMetadata(metadata),
    title: plainObject(titleOf(shape, language), formLimits.title),
    submit: plainObject(words(language, 'slack.form-submit'), formLimits.title),
    close: plainObject(words(language, 'slack.form-close'), formLimits.title),
    blocks: [
      {
        type: 'section',
        text: plainObject(shape.texts[language].description, formLimits.label),
      },
      ...ownBlocks(shape.options.flatMap((option) => optionBlocks(option, asking))),
    ],
  };
}

function titleOf({ texts, parent }: CommandShape, language: Language): string {
  const name = readable(texts[language].name);
  return parent ? `${readable(parent[language].name)}: ${texts[language].name}` : name;
}
