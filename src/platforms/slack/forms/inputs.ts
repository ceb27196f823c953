import type { InputBlock, PlainTextOption } from '@slack/types';
import { formLimits } from './limits.ts';
import { plainObject } from './plain-object.ts';

type Input = InputBlock['element'];

export function textInput(name: string, value: string, long: boolean, maxLength: number): Input {
  const most = Math.min(maxLength, formLimits.typed);
  return {
    type: 'plain_text_input',
    action_id: name,
    multiline: long,
    max_length: most,
    ...(value === '' ? {} : { initial_value: value.slice(0, most) }),
  };
}

/** What is not among the options is not shown as chosen. */
export function menuInput(name: string, options: PlainTextOption[], value: string | null): Input {
  const chosen = options.find((each) => each.value === value);
  return {
    type: 'static_select',
    action_id: name,
    options,
    ...(chosen ? { initial_option: chosen } : {}),
  };
}

/**
 * Also the private ones that this person is in; `channels_select` knows the public ones alone.
 * https://docs.slack.dev/reference/block-kit/composition-objects/conversation-filter-object
 */
export function channelInput(name: string, value: string | null): Input {
  return {
    type: 'conversations_select',
    action_id: name,
    filter: { include: ['public', 'private'], exclude_bot_users: true },
    ...(value === null ? {} : { initial_conversation: value }),
  };
}

/** https://docs.slack.dev/reference/block-kit/block-elements/multi-select-menu-element#users_multi_select */
export function peopleInput(name: string, atMost: number): Input {
  return { type: 'multi_users_select', action_id: name, max_selected_items: atMost };
}

export function choiceOption(label: string, value: string): PlainTextOption {
  return { text: plainObject(label, formLimits.option.label), value };
}
