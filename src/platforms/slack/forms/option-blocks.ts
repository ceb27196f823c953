import type { InputBlock } from '@slack/types';
import type { DescribedOption } from '../../../chat/command-shape.ts';
import type { Language } from '../../../chat/language.ts';
import { isDirect } from '../names.ts';
import type { Words } from '../words.ts';
import { channelInput, choiceOption, menuInput, textInput } from './inputs.ts';
import { formLimits, longText } from './limits.ts';
import { isPickable, momentPickers } from './moment-blocks.ts';
import { plainObject } from './plain-object.ts';

export interface Asking {
  readonly language: Language;
  readonly words: Words;
  /** What has been understood already, by option. */
  readonly filled: Readonly<Record<string, string>>;
  /** Where the command was typed. */
  readonly channel: string;
}

/** What asks for one option in a window. */
export function optionBlocks(option: DescribedOption, asking: Asking): InputBlock[] {
  const { description } = option.texts[asking.language];
  const label = option.labels[asking.language];
  const value = asking.filled[option.name];
  if (option.type === 'moment' && isPickable(value)) {
    const hint = asking.words(asking.language, 'slack.moment-hint');
    return momentPickers(option, label, hint, asking.language, asking.words, value);
  }
  return [
    {
      type: 'input',
      optional: !option.required,
      label: plainObject(label, formLimits.label),
      hint: plainObject(description, formLimits.label),
      element: elementFor(option, value, asking),
    },
  ];
}

function elementFor(
  option: DescribedOption,
  value: string | undefined,
  { language, channel }: Asking,
): InputBlock['element'] {
  if (option.type === 'choice') return menu(option, value, language);
  if (option.type === 'channel')
    return channelInput(option.name, value ?? (option.required && !isDirect(channel) ? channel : null));
  if (option.completes !== undefined) return completing(option, value);
  const most = option.maxLength ?? formLimits.typed;
  return textInput(option.name, value ?? '', most > longText, most);
}

function menu(option: DescribedOption, value: string | undefined, language: Language): InputBlock['element'] {
  const options = option.choices.map((choice, at) =>
    choiceOption(option.choiceTexts[language][at] ?? choice, choice),
  );
  return menuInput(option.name, options, value ?? null);
}

/** Asks the bot for its options while somebody types. */
function completing({ name }: DescribedOption, value: string | undefined): InputBlock['element'] {
  return {
    type: 'external_select',
    action_id: name,
    min_query_length: 0,
    ...(value === undefined || value.length > formLimits.option.value
      ? {}
      : { initial_option: choiceOption(value, value) }),
  };
}
